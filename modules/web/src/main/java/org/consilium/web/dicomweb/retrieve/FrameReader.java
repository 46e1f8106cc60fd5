package org.consilium.web.dicomweb.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.Frame;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Reads frames of one instance in the form in which they are sent: fragments put together, native pixels in little endian,
 * frames of single bits beginning at a byte.
 */
final class FrameReader {

    private static final int BITS_OF_BYTE = 8;
    private static final int SWAP_BYTES = 8192;

    private final StoredInstance instance;
    private final FrameIndex index;

    private FrameReader(StoredInstance instance, FrameIndex index) {
        this.instance = instance;
        this.index = index;
    }

    /** Errors: NOT_FOUND when a frame is not there; before anything is sent. */
    static FrameReader of(StoredInstance instance, List<Integer> numbers) throws IOException {
        FrameIndex index = frames(instance);
        if (numbers.stream().anyMatch(number -> number > index.count())) {
            throw new Rejected(Reason.NOT_FOUND, "the instance has " + index.count() + " frames");
        }
        return new FrameReader(instance, index);
    }

    /**
     * Bytes of a frame.
     *
     * @param number from 1
     */
    long length(int number) {
        return index.frame(number - 1).length();
    }

    /** @param number from 1 */
    void write(int number, OutputStream output) throws IOException {
        Frame frame = index.frame(number - 1);
        try (InputStream bytes = frame.open(source(instance))) {
            if (frame.firstBit() > 0) {
                writeShifted(bytes, frame.firstBit(), output);
            } else if (isBigEndian()) {
                writeSwapped(bytes, output);
            } else {
                bytes.transferTo(output);
            }
        }
    }

    private static FrameIndex frames(StoredInstance instance) throws IOException {
        try (InputStream dataSet = instance.open()) {
            return FrameIndex.of(HeaderReader.read(dataSet, instance.transferSyntax()), source(instance));
        }
    }

    private static ByteSource source(StoredInstance instance) {
        return new ByteSource() {
            @Override
            public long length() {
                return instance.length();
            }

            @Override
            public InputStream open(long offset, long length) throws IOException {
                return instance.open(offset, length);
            }
        };
    }

    private boolean isBigEndian() {
        return !instance.transferSyntax().isLittleEndian()
                && instance.record().bitsAllocated().orElse(BITS_OF_BYTE) > BITS_OF_BYTE;
    }

    /** Bits are packed from the least significant on (PS3.5 8.1.1). */
    private static void writeShifted(InputStream bytes, int firstBit, OutputStream output) throws IOException {
        byte[] packed = bytes.readAllBytes();
        byte[] aligned = new byte[packed.length];
        for (int i = 0; i < packed.length; i++) {
            int next = i + 1 < packed.length ? packed[i + 1] & 0xFF : 0;
            aligned[i] = (byte) ((packed[i] & 0xFF) >> firstBit | next << (BITS_OF_BYTE - firstBit));
        }
        output.write(aligned);
    }

    /** Words of two bytes; a chunk of even length never splits one. */
    private static void writeSwapped(InputStream bytes, OutputStream output) throws IOException {
        for (byte[] chunk = bytes.readNBytes(SWAP_BYTES); chunk.length > 0; chunk = bytes.readNBytes(SWAP_BYTES)) {
            for (int i = 0; i + 1 < chunk.length; i += 2) {
                byte first = chunk[i];
                chunk[i] = chunk[i + 1];
                chunk[i + 1] = first;
            }
            output.write(chunk);
        }
    }
}
