package org.consilium.dicom.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes deflated data sets (PS3.5 A.5). */
final class Deflation {

    /** Writes what is to be deflated. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream deflating) throws IOException;
    }

    private Deflation() {}

    /** Writes one, padded with a null byte to an even length; the stream is not closed. */
    static void write(OutputStream out, Writer writer) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater);
            writer.write(deflating);
            deflating.finish();
            if ((deflater.getBytesWritten() & 1) == 1) {
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }
}
