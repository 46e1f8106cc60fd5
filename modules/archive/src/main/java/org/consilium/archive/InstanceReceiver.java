package org.consilium.archive;

import java.io.IOException;
import java.io.InputStream;

/** The one door by which instances enter: C-STORE, STOW-RS, uploads and our own reports all use it. */
public interface InstanceReceiver {

    /**
     * Keeps an instance. Returns {@link Receipt.Stored} only once the bytes are flushed to disk. Whatever happens, nothing
     * half stored is left behind.
     *
     * @param dataSet the data set bytes in the transfer syntax of the arrival, without preamble and file meta group; read
     *     to its end unless the instance is refused before; not closed
     * @throws IOException when the stream fails (an aborted association) or the disk does for another reason than space
     */
    Receipt receive(Arrival arrival, InputStream dataSet) throws IOException;
}
