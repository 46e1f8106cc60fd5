package org.consilium.cases.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.archive.keep.KeptFile;
import org.consilium.cases.material.DocumentFiles;

/** A store without an archive around it. */
final class FilesInMemory implements DocumentFiles {

    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();

    final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** Whether the store answers. */
    volatile boolean away;

    @Override
    public KeptFile store(long length, InputStream bytes) throws IOException {
        if (away) {
            throw new IOException("The store is away");
        }
        var content = bytes.readAllBytes();
        var key = UUID.randomUUID().toString();
        stored.put(key, content);
        try {
            return new KeptFile(
                    key, length, MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void keep(KeptFile file) {
        kept.add(file.key());
    }

    @Override
    public void giveUp(String key) {
        kept.remove(key);
    }

    @Override
    public InputStream open(String key) throws IOException {
        var content = stored.get(key);
        if (away || content == null || !kept.contains(key)) {
            throw new NoSuchFileException(key);
        }
        return new ByteArrayInputStream(content);
    }
}
