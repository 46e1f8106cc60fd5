package org.consilium.archive.hl7;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Messages on a stream (HL7 MLLP release 1): vertical tab, message, file separator, carriage return. */
final class MllpFrames {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int CARRIAGE_RETURN = 0x0D;

    private final InputStream in;
    private final int bytesMax;

    /** @param bytesMax longest message; also most bytes that are skipped between two */
    MllpFrames(InputStream in, int bytesMax) {
        this.in = in;
        this.bytesMax = bytesMax;
    }

    /**
     * The next message, none at the end of the stream.
     *
     * @throws EOFException when the stream ends within a message
     * @throws IOException when it is too long
     */
    Optional<byte[]> next() throws IOException {
        int skipped = 0;
        int read = in.read();
        while (read >= 0 && read != START) {
            if (++skipped > bytesMax) {
                throw new IOException("no message begins");
            }
            read = in.read();
        }
        return read < 0 ? Optional.empty() : Optional.of(message());
    }

    private byte[] message() throws IOException {
        var message = new ByteArrayOutputStream();
        int read = in.read();
        while (read != END) {
            if (read < 0) {
                throw new EOFException("the stream ends within a message");
            }
            if (message.size() == bytesMax) {
                throw new IOException("a message is longer than " + bytesMax + " bytes");
            }
            message.write(read);
            read = in.read();
        }
        if (in.read() != CARRIAGE_RETURN) {
            throw new IOException("a message does not end as MLLP says");
        }
        return message.toByteArray();
    }

    static byte[] framed(byte[] message) {
        var frame = new byte[message.length + 3];
        frame[0] = START;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[message.length + 1] = END;
        frame[message.length + 2] = CARRIAGE_RETURN;
        return frame;
    }
}
