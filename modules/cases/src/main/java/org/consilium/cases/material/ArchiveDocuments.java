package org.consilium.cases.material;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.consilium.archive.keep.KeptFile;
import org.consilium.archive.keep.KeptFiles;

/** Documents among the objects of this node's archive. */
public final class ArchiveDocuments implements DocumentFiles {

    private final KeptFiles files;

    public ArchiveDocuments(KeptFiles files) {
        this.files = files;
    }

    @Override
    public KeptFile store(long length, InputStream bytes) throws IOException {
        return files.store(length, bytes);
    }

    @Override
    public void keep(KeptFile file) {
        files.keep(file);
    }

    @Override
    public void giveUp(String key) {
        files.giveUp(key);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return files.open(files.find(key).orElseThrow(() -> new NoSuchFileException(key)));
    }
}
