package org.consilium.archive.index;

import java.io.IOException;
import java.io.InputStream;

/** Keeps what the archive may not hold under its UID. */
@FunctionalInterface
public interface Safekeeping {

    /**
     * Keeps an instance apart, for a person to look at.
     *
     * @param length of the data set in bytes
     * @return false when there is no room for it
     */
    boolean keep(ReceivedInstance instance, long length, InputStream dataSet) throws IOException;
}
