package org.consilium.cases.material;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.archive.keep.KeptFile;

/** Where the bytes of documents lie. */
public interface DocumentFiles {

    /**
     * Brings a file into the store, where it stays only if it is kept.
     *
     * @throws IOException when the store is away
     */
    KeptFile store(long length, InputStream bytes) throws IOException;

    /** In the transaction of the caller. */
    void keep(KeptFile file);

    /** In the transaction of the caller. */
    void giveUp(String key);

    /**
     * Reading fails rather than give out what is not what was kept.
     *
     * @throws IOException when the store is away
     */
    InputStream open(String key) throws IOException;
}
