package org.consilium.archive.index;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.archive.ConflictKind;

/** Keeps what the archive may not hold under its UID. */
@FunctionalInterface
public interface Safekeeping {

    /**
     * Keeps an instance apart, for a person to look at.
     *
     * @param length of the data set in bytes
     * @return false when there is no room for it
     */
    boolean keep(ReceivedInstance instance, ConflictKind kind, long length, InputStream dataSet) throws IOException;
}
