package org.consilium.imaging.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.imaging.reference.DecodedLikeReferencesIT.largestDifference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures made here, encoded by OpenJPEG, OpenJPH and the JPEG group's encoder with options that files of the field use. */
class GeneratedCodestreamsIT {

    private static final PixelFormat GREY = grey(137, 211, 16);
    private static final PixelFormat NARROW = grey(67, 37, 12);
    private static final PixelFormat BYTES = grey(61, 83, 8);
    private static final PixelFormat COLOUR = new PixelFormat(75, 130, Photometric.RGB, 8, 8, 7, false, false, false);

    private static final FrameDecoder DECODER = FrameDecoder.standard();

    @TempDir
    Path folder;

    static Stream<Encoding> jpeg2000() {
        List<Encoding> encodings = new ArrayList<>();
        for (String options : List.of(
                "-n 1",
                "-n 6 -p LRCP",
                "-n 4 -p RLCP -r 20,5,1",
                "-n 3 -p RPCL -c [64,64],[32,32]",
                "-n 4 -p PCRL -t 64,48",
                "-n 5 -p CPRL -t 50,50 -r 9,1 -c [128,128]",
                "-b 16,32 -SOP -EPH",
                "-M 1",
                "-M 2",
                "-M 4",
                "-M 5 -r 8,1",
                "-M 8",
                "-M 32",
                "-M 63",
                "-ROI c=0,U=12",
                "-ROI c=0,U=12 -M 62 -r 8,1",
                "-d 3,5 -n 4",
                "-I -n 5",
                "-I -r 30,10 -t 100,70",
                "-I -d 7,9 -n 3")) {
            Stream.of(GREY, NARROW, BYTES, COLOUR)
                    .map(format -> new Encoding(format, "opj_compress", options, !options.startsWith("-I")))
                    .forEach(encodings::add);
        }
        Stream.of(NARROW, BYTES, COLOUR)
                .map(format -> new Encoding(format, "opj_compress", "-I -ROI c=0,U=12 -r 30,10", false))
                .forEach(encodings::add);
        return encodings.stream();
    }

    static Stream<Encoding> highThroughput() {
        List<Encoding> encodings = new ArrayList<>();
        for (String options : List.of(
                "-reversible true -num_decomps 0",
                "-reversible true -num_decomps 5",
                "-reversible true -block_size {4,1024}",
                "-reversible true -block_size {32,32} -prog_order RPCL",
                "-reversible true -tile_size {64,50} -num_decomps 3",
                "-reversible true -precincts {128,128},{64,64} -prog_order PCRL",
                "-reversible true -image_offset {3,5} -prog_order CPRL",
                "-reversible false -qstep 0.001",
                "-reversible false -qstep 0.05")) {
            Stream.of(GREY, NARROW, BYTES, COLOUR)
                    .map(format -> new Encoding(format, "ojph_compress", options, options.contains("true")))
                    .forEach(encodings::add);
        }
        return encodings.stream();
    }

    @ParameterizedTest
    @MethodSource({"jpeg2000", "highThroughput"})
    void decodesWhatOthersEncode(Encoding encoding) throws IOException {
        PixelFormat format = encoding.format;
        int[] values = picture(format);
        Path stream = encode(encoding, values);
        int[] decoded =
                ReferenceDecoder.valuesOf(DECODER.decode(format, TransferSyntax.HTJ2K, Files.readAllBytes(stream), 0));
        if (encoding.lossless) {
            assertThat(decoded).isEqualTo(values);
        }
        int[] reference = ReferenceDecoder.planes(stream, folder, format);
        assertThat(largestDifference(decoded, reference)).isLessThanOrEqualTo(encoding.lossless ? 0 : 1);
    }

    /** More planes than OpenJPEG's own decoder takes, and raw bits that it looks for in the wrong ones: the original is what tells. */
    @ParameterizedTest
    @ValueSource(strings = {"c=0,U=19", "c=0,U=25", "c=0,U=37", "c=0,U=12 -M 1", "c=0,U=25 -M 5 -r 8,1"})
    void decodesRegionsOfInterestLiftedAsFarAsTheyCanBe(String options) throws IOException {
        for (PixelFormat format : List.of(GREY, NARROW, BYTES, COLOUR)) {
            int[] values = picture(format);
            Encoding encoding = new Encoding(format, "opj_compress", "-ROI " + options, true);
            byte[] stream = Files.readAllBytes(encode(encoding, values));
            assertThat(ReferenceDecoder.valuesOf(DECODER.decode(format, TransferSyntax.JPEG_2000, stream, 0)))
                    .as(encoding.toString())
                    .isEqualTo(values);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-quality 95 -baseline",
                "-quality 50 -progressive",
                "-quality 75 -restart 3B",
                "-quality 90 -progressive -restart 1",
                "-quality 60 -optimize -sample 2x2"
            })
    void decodesGreyJpegToTheBit(String options) throws IOException {
        Path source = Files.write(folder.resolve("picture.pgm"), pnm(BYTES, picture(BYTES)));
        Path stream = folder.resolve("picture.jpg");
        Path back = folder.resolve("back.pgm");
        List<Object> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
        arguments.addAll(List.of("-grayscale", "-outfile", stream, source));
        run("cjpeg", arguments.toArray());
        run("djpeg", "-dct", "int", "-pnm", "-outfile", back, stream);

        int[] decoded = ReferenceDecoder.valuesOf(
                DECODER.decode(BYTES, TransferSyntax.JPEG_EXTENDED, Files.readAllBytes(stream), 0));

        byte[] pnm = Files.readAllBytes(back);
        int[] reference = IntStream.range(pnm.length - BYTES.samples(), pnm.length)
                .map(i -> pnm[i] & 0xFF)
                .toArray();
        assertThat(decoded).isEqualTo(reference);
    }

    private Path encode(Encoding encoding, int[] values) throws IOException {
        String name = encoding.format.samplesPerPixel() == 3 ? "picture.ppm" : "picture.pgm";
        Path source = Files.write(folder.resolve(name), pnm(encoding.format, values));
        Path stream = folder.resolve("picture.j2c");
        List<Object> arguments = new ArrayList<>(List.of("-i", source, "-o", stream));
        arguments.addAll(List.of(encoding.options.split(" ", -1)));
        run(encoding.tool, arguments.toArray());
        return stream;
    }

    private static void run(String tool, Object... arguments) {
        var result = ForeignTool.require(tool).run(arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    /** Gradients, an edge and noise of a fixed seed: something for every band. */
    private static int[] picture(PixelFormat format) {
        Random random = new Random(20);
        int most = (1 << format.bitsStored()) - 1;
        return IntStream.range(0, format.samples())
                .map(i -> {
                    int pixel = i / format.samplesPerPixel();
                    int x = pixel % format.columns();
                    int y = pixel / format.columns();
                    int level = (x * 3 + y * 5 + i % format.samplesPerPixel() * 40) * most / 1200;
                    int edge = x > 40 && y > 30 && x < 90 ? most / 2 : 0;
                    return Math.clamp((long) level + edge + random.nextInt(Math.max(2, most / 64)), 0, most);
                })
                .toArray();
    }

    private static byte[] pnm(PixelFormat format, int[] values) throws IOException {
        int most = (1 << format.bitsStored()) - 1;
        String kind = format.samplesPerPixel() == 3 ? "P6" : "P5";
        ByteArrayOutputStream pnm = new ByteArrayOutputStream();
        pnm.write("%s\n%d %d\n%d\n"
                .formatted(kind, format.columns(), format.rows(), most)
                .getBytes(StandardCharsets.US_ASCII));
        for (int value : values) {
            if (most > 0xFF) {
                pnm.write(value >> 8);
            }
            pnm.write(value);
        }
        return pnm.toByteArray();
    }

    private static PixelFormat grey(int rows, int columns, int bits) {
        int allocated = bits > 8 ? 16 : 8;
        return new PixelFormat(rows, columns, Photometric.MONOCHROME2, allocated, bits, bits - 1, false, false, false);
    }

    record Encoding(PixelFormat format, String tool, String options, boolean lossless) {

        @Override
        public String toString() {
            return "%s %s, %d x %d, %d bits, %s"
                    .formatted(
                            tool, options, format.columns(), format.rows(), format.bitsStored(), format.photometric());
        }
    }
}
