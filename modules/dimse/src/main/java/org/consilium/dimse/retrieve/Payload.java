package org.consilium.dimse.retrieve;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The data set of an instance while it is sent.
 *
 * @param length in bytes, without preamble and file meta group
 * @param dataSet closed with this object
 */
public record Payload(long length, InputStream dataSet) implements Closeable {

    @Override
    public void close() throws IOException {
        dataSet.close();
    }
}
