package org.consilium.bench.pixels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.consilium.bench.GeneratedObjects;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;

/**
 * A frame of 512 x 512 pixels of 12 bits in words, an oval with edges and noise as of a CT, as an encoder of others compresses it;
 * those of DCMTK, OpenJPEG and OpenJPH have to be installed.
 *
 * @param stream shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record EncodedFrame(TransferSyntax transferSyntax, PixelFormat format, byte[] stream) {

    private static final int SIDE = 512;
    private static final int BITS = 12;
    private static final PixelFormat FORMAT =
            new PixelFormat(SIDE, SIDE, Photometric.MONOCHROME2, 16, BITS, BITS - 1, false, false, false);

    /** @param codec one of the names below */
    static EncodedFrame of(String codec) throws IOException {
        return switch (codec) {
            case "native" ->
                new EncodedFrame(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, FORMAT, littleEndian(picture()));
            case "rle" -> byDcmtk("dcmcrle", TransferSyntax.RLE_LOSSLESS);
            case "jpeg-extended" -> byDcmtk("dcmcjpeg", TransferSyntax.JPEG_EXTENDED, "+ee", "+q", "90");
            case "jpeg-lossless" -> byDcmtk("dcmcjpeg", TransferSyntax.JPEG_LOSSLESS_SV1, "+e1");
            case "jpeg-ls" -> byDcmtk("dcmcjpls", TransferSyntax.JPEG_LS_LOSSLESS, "+el");
            case "jpeg2000" -> ofPicture(TransferSyntax.JPEG_2000_LOSSLESS, "opj_compress");
            case "jpeg2000-lossy" -> ofPicture(TransferSyntax.JPEG_2000, "opj_compress", "-I", "-r", "10");
            case "htj2k" -> ofPicture(TransferSyntax.HTJ2K_LOSSLESS, "ojph_compress", "-reversible", "true");
            case "htj2k-lossy" -> ofPicture(TransferSyntax.HTJ2K, "ojph_compress", "-qstep", "0.0005");
            default -> throw new IllegalArgumentException("no such codec: " + codec);
        };
    }

    private static EncodedFrame byDcmtk(String tool, TransferSyntax syntax, String... options) throws IOException {
        Path folder = Files.createTempDirectory("consilium-bench");
        Path source = folder.resolve("native.dcm");
        Path target = folder.resolve("compressed.dcm");
        DataSet image = GeneratedObjects.ct(1, GeneratedObjects.CT_PIXEL_BYTES).toBuilder()
                .integers(Tag.PixelRepresentation, 0)
                .bytes(Tag.PixelData, VR.OW, littleEndian(picture()))
                .build();
        try (var out = Files.newOutputStream(source)) {
            Part10.write(FileMeta.of(image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), image, out);
        }
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(options));
        command.addAll(List.of(source.toString(), target.toString()));
        run(command);
        byte[] file = Files.readAllBytes(target);
        var opened = Part10.open(Files.newInputStream(target));
        var header = HeaderReader.read(opened.dataSet(), syntax);
        int offset = opened.dataSetOffset();
        FrameIndex frames = FrameIndex.of(header, ByteSource.of(file, offset, file.length - offset));
        try (InputStream frame = frames.open(0)) {
            return new EncodedFrame(syntax, FORMAT, frame.readAllBytes());
        }
    }

    private static EncodedFrame ofPicture(TransferSyntax syntax, String tool, String... options) throws IOException {
        Path folder = Files.createTempDirectory("consilium-bench");
        ByteArrayOutputStream pgm = new ByteArrayOutputStream();
        pgm.writeBytes("P5\n%d %d\n%d\n".formatted(SIDE, SIDE, (1 << BITS) - 1).getBytes(StandardCharsets.US_ASCII));
        for (int value : picture()) {
            pgm.write(value >> Byte.SIZE);
            pgm.write(value);
        }
        Path source = Files.write(folder.resolve("picture.pgm"), pgm.toByteArray());
        Path target = folder.resolve("picture.j2c");
        List<String> command = new ArrayList<>(List.of(tool, "-i", source.toString(), "-o", target.toString()));
        command.addAll(Arrays.asList(options));
        run(command);
        return new EncodedFrame(syntax, FORMAT, Files.readAllBytes(target));
    }

    private static void run(List<String> command) throws IOException {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException(command.getFirst() + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while encoding", e);
        }
    }

    private static int[] picture() {
        Random random = new Random(1);
        int[] values = new int[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            double x = (i % SIDE - 255.5) / 230;
            double y = ((double) i / SIDE - 255.5) / 170;
            double radius = x * x + y * y;
            double level = radius > 1 ? 24 : radius > 0.9 ? 1900 : 1050 + 60 * Math.sin(7 * x) * Math.cos(5 * y);
            values[i] = Math.clamp(Math.round(level + 12 * random.nextGaussian()), 0, (1 << BITS) - 1);
        }
        return values;
    }

    private static byte[] littleEndian(int[] values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> Byte.SIZE);
        }
        return bytes;
    }
}
