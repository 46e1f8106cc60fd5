package org.consilium.web.dicomweb.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.convert.PixelDecoding;
import org.consilium.dicom.frame.Frame;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.imaging.pixel.DecodedFrame;
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
    private final Optional<PixelDecoding> decoding;

    private FrameReader(StoredInstance instance, FrameIndex index, Optional<PixelDecoding> decoding) {
        this.decoding = decoding;
        this.instance = instance;
        this.index = index;
    }

    /**
     * Errors: NOT_FOUND when a frame is not there; before anything is sent.
     *
     * @param decoding where the frames are to be decompressed
     */
    static FrameReader of(StoredInstance instance, List<Integer> numbers, Optional<PixelDecoding> decoding)
            throws IOException {
        FrameIndex index = instance.frames();
        if (numbers.stream().anyMatch(number -> number > index.count())) {
            throw new Rejected(Reason.NOT_FOUND, "the instance has " + index.count() + " frames");
        }
        return new FrameReader(instance, index, decoding);
    }

    /**
     * Bytes of a frame; not known before it is decompressed.
     *
     * @param number from 1
     */
    OptionalLong length(int number) {
        return decoding.isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(index.frame(number - 1).length());
    }

    /** @param number from 1 */
    void write(int number, OutputStream output) throws IOException {
        if (decoding.isPresent()) {
            DecodedFrame decoded = decoding.get().frame(number - 1);
            output.write(decoded.samples(), 0, decoded.format().frameBytes());
            return;
        }
        Frame frame = index.frame(number - 1);
        try (InputStream bytes = frame.open(instance.source())) {
            if (frame.firstBit() > 0) {
                writeShifted(bytes, frame.firstBit(), output);
            } else if (isBigEndian()) {
                writeSwapped(bytes, output);
            } else {
                bytes.transferTo(output);
            }
        }
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
