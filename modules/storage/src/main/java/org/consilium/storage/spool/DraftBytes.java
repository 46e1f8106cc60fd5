package org.consilium.storage.spool;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of an unfinished object lie: in memory or in a file of its own. */
sealed interface DraftBytes permits MemoryBytes, OwnFile {

    void write(byte[] source, int offset, int length) throws IOException;

    long length();

    InputStream open() throws IOException;

    /** Makes them a flushed record of the spool. */
    SpoolPlace commit(byte[] metadata, int dataCrc, Spool spool) throws IOException;

    /** Gives back memory and unfinished files; does nothing to a committed record. */
    void discard() throws IOException;
}
