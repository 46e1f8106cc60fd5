package org.consilium.cli.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.consilium.cli.DicomCommand;
import org.consilium.cli.Objects;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.Interruption;
import org.consilium.cli.console.Terminal;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;

/** Objects with so much pixel data, all of it null bytes that need no place on the disk, and a program for them. */
final class LargeFile {

    private static final int HEADER_BYTES = 8;

    private LargeFile() {}

    /** An object with native pixel data. */
    static Path ofPixels(Path file, long bytes) throws IOException {
        return write(file, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, pixelData("OW", bytes), bytes, new byte[0]);
    }

    /** An object with compressed pixel data in one fragment. */
    static Path ofFragments(Path file, long bytes) throws IOException {
        byte[] items = concatenated(pixelData("OB", -1), item(0xE000, 0), item(0xE000, bytes));
        return write(file, TransferSyntax.JPEG_2000_LOSSLESS, items, bytes, item(0xE0DD, 0));
    }

    private static byte[] pixelData(String vr, long length) {
        ByteBuffer element = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        element.putShort((short) 0x7FE0).putShort((short) 0x0010);
        element.put(vr.getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putInt((int) length);
        return element.array();
    }

    private static byte[] item(int element, long length) {
        ByteBuffer item = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return item.putShort((short) 0xFFFE)
                .putShort((short) element)
                .putInt((int) length)
                .array();
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static Path write(Path file, TransferSyntax transferSyntax, byte[] before, long bytes, byte[] after)
            throws IOException {
        var attributes = Objects.ct("1.2.3").toBuilder().remove(Tag.PixelData).build();
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(Part10.toByteArray(attributes, transferSyntax));
            out.write(before);
            out.seek(out.getFilePointer() + bytes);
            out.write(after);
            out.setLength(out.getFilePointer());
        }
        return file;
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

    /** Runs a command and says how it ended and how much it wrote. */
    public static void main(String[] arguments) {
        Counter out = new Counter();
        Console console =
                new Console(new ByteArrayInputStream(new byte[0]), out, System.err, Terminal.NONE, new Interruption());
        int exitCode = DicomCommand.run(console, arguments);
        console.out().flush();
        System.out.printf("ended with %d, wrote %d%n", exitCode, out.count);
    }
}
