package org.consilium.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.Frame;
import org.consilium.dicom.frame.FrameIndex;

/** An encapsulated object of 5 GB that exists nowhere, and a program that handles it in a small heap. */
final class LargeObject implements ByteSource {

    private static final int FRAMES = 640;
    private static final int FRAME_BYTES = 8 * 1024 * 1024;
    private static final long ITEM_BYTES = FRAME_BYTES + 8L;
    private static final byte[] DELIMITER =
            new Bytes().hex("FEFF DDE0 00000000").toByteArray();

    private final byte[] head;

    LargeObject() {
        DataSet attributes = DataSet.builder()
                .text(Tag.PatientID, "4711")
                .integers(Tag.SamplesPerPixel, 1)
                .integers(Tag.NumberOfFrames, FRAMES)
                .integers(Tag.Rows, 4096)
                .integers(Tag.Columns, 4096)
                .integers(Tag.BitsAllocated, 8)
                .build();
        byte[] bytes = DataSetWriter.toByteArray(attributes, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        byte[] pixelData = new Bytes()
                .hex("E07F 1000 4F42 0000 FFFFFFFF FEFF 00E0 00000000")
                .toByteArray();
        head = Arrays.copyOf(bytes, bytes.length + pixelData.length);
        System.arraycopy(pixelData, 0, head, bytes.length, pixelData.length);
    }

    @Override
    public long length() {
        return head.length + FRAMES * ITEM_BYTES + DELIMITER.length;
    }

    @Override
    public InputStream open(long offset, long length) {
        return new Content(offset, length);
    }

    /** The bytes from one position to another. */
    private final class Content extends InputStream {
        private long at;
        private final long end;

        Content(long offset, long length) {
            this.at = offset;
            this.end = offset + length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (at >= end) {
                return -1;
            }
            byte[] piece = piece();
            long into = into();
            long available = piece.length > into ? piece.length - into : ITEM_BYTES - into;
            int count = (int) Math.min(Math.min(length, available), end - at);
            if (piece.length > into) {
                System.arraycopy(piece, (int) into, bytes, offset, count);
            } else {
                Arrays.fill(bytes, offset, offset + count, (byte) 0);
            }
            at += count;
            return count;
        }

        /** The bytes that a piece begins with; null bytes follow in an item. */
        private byte[] piece() {
            if (at < head.length) {
                return head;
            }
            return at < head.length + FRAMES * ITEM_BYTES
                    ? new byte[] {
                        (byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, 0, 0, (byte) 0x80, 0, (byte) 0xFF, (byte) 0xD8
                    }
                    : DELIMITER;
        }

        private long into() {
            long behindHead = at - head.length;
            if (behindHead < 0) {
                return at;
            }
            return behindHead < FRAMES * ITEM_BYTES ? behindHead % ITEM_BYTES : behindHead - FRAMES * ITEM_BYTES;
        }
    }

    /** Counts what is written. */
    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }

    /** Runs in a process of its own; the argument says whether to pass the object through or to read it whole. */
    public static void main(String[] arguments) throws IOException {
        LargeObject object = new LargeObject();
        if (arguments[0].equals("whole")) {
            DataSetReader.read(object.open(0, object.length()), TransferSyntax.JPEG_BASELINE);
            return;
        }
        Counter counter = new Counter();
        DataSetRewriter.rewrite(
                object.open(0, object.length()),
                TransferSyntax.JPEG_BASELINE,
                attributes -> attributes.toBuilder().text(Tag.PatientID, "AB").build(),
                counter);
        Header header = HeaderReader.read(object.open(0, object.length()), TransferSyntax.JPEG_BASELINE);
        FrameIndex scanned = FrameIndex.of(header, object);
        Frame last = FrameIndex.of(scanned.keep(), object).frame(FRAMES - 1);
        try (InputStream stream = last.open(object)) {
            System.out.printf(
                    "passed %d of %d, last frame %d bytes begins with %02X%02X%n",
                    counter.count, object.length(), last.length(), stream.read(), stream.read());
        }
    }
}
