package org.consilium.imaging.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.imaging.reference.DecodedLikeReferencesIT.largestDifference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.PixelFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures made here, encoded by OpenJPEG, OpenJPH and the JPEG group's encoder with options that files of the field use. */
class GeneratedCodestreamsIT {

    private static final GeneratedPicture GREY = GeneratedPicture.grey(137, 211, 16);
    private static final GeneratedPicture NARROW = GeneratedPicture.grey(67, 37, 12);
    private static final GeneratedPicture BYTES = GeneratedPicture.grey(61, 83, 8);
    private static final GeneratedPicture COLOUR = GeneratedPicture.colour(75, 130);

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
                "-n 4 -r 20,5,1 -POC T0=0,0,2,4,3,LRCP/T0=0,0,3,4,3,CPRL",
                "-n 5 -r 9,1 -t 64,64 -POC T0=0,0,1,3,3,RPCL/T0=3,0,2,5,3,PCRL/T0=0,0,2,5,3,LRCP",
                "-I -n 5",
                "-I -r 30,10 -t 100,70",
                "-I -d 7,9 -n 3")) {
            Stream.of(GREY, NARROW, BYTES, COLOUR)
                    .map(picture -> new Encoding(picture, "opj_compress", options, !options.startsWith("-I")))
                    .forEach(encodings::add);
        }
        Stream.of(NARROW, BYTES, COLOUR)
                .map(picture -> new Encoding(picture, "opj_compress", "-I -ROI c=0,U=12 -r 30,10", false))
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
                    .map(picture -> new Encoding(picture, "ojph_compress", options, options.contains("true")))
                    .forEach(encodings::add);
        }
        return encodings.stream();
    }

    @ParameterizedTest
    @MethodSource({"jpeg2000", "highThroughput"})
    void decodesWhatOthersEncode(Encoding encoding) throws IOException {
        PixelFormat format = encoding.picture.format();
        Path stream = encoding.picture.codestream(encoding.tool, encoding.options, folder);
        int[] decoded =
                ReferenceDecoder.valuesOf(DECODER.decode(format, TransferSyntax.HTJ2K, Files.readAllBytes(stream), 0));
        if (encoding.lossless) {
            assertThat(decoded).isEqualTo(encoding.picture.values());
        }
        int[] reference = ReferenceDecoder.planes(stream, folder, format);
        assertThat(largestDifference(decoded, reference)).isLessThanOrEqualTo(encoding.lossless ? 0 : 1);
    }

    /** More planes than OpenJPEG's own decoder takes, and raw bits that it looks for in the wrong ones: the original is what tells. */
    @ParameterizedTest
    @ValueSource(strings = {"c=0,U=19", "c=0,U=25", "c=0,U=37", "c=0,U=12 -M 1", "c=0,U=25 -M 5 -r 8,1"})
    void decodesRegionsOfInterestLiftedAsFarAsTheyCanBe(String options) throws IOException {
        for (GeneratedPicture picture : List.of(GREY, NARROW, BYTES, COLOUR)) {
            byte[] stream = Files.readAllBytes(picture.codestream("opj_compress", "-ROI " + options, folder));
            assertThat(ReferenceDecoder.valuesOf(DECODER.decode(picture.format(), TransferSyntax.JPEG_2000, stream, 0)))
                    .as("%s, %s", options, picture)
                    .isEqualTo(picture.values());
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
        Path source = BYTES.pnm(folder);
        Path stream = folder.resolve("picture.jpg");
        Path back = folder.resolve("back.pgm");
        List<Object> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
        arguments.addAll(List.of("-grayscale", "-outfile", stream, source));
        GeneratedPicture.run("cjpeg", arguments.toArray());
        GeneratedPicture.run("djpeg", "-dct", "int", "-pnm", "-outfile", back, stream);

        int[] decoded = ReferenceDecoder.valuesOf(
                DECODER.decode(BYTES.format(), TransferSyntax.JPEG_EXTENDED, Files.readAllBytes(stream), 0));

        byte[] pnm = Files.readAllBytes(back);
        int[] reference = IntStream.range(pnm.length - BYTES.format().samples(), pnm.length)
                .map(i -> pnm[i] & 0xFF)
                .toArray();
        assertThat(decoded).isEqualTo(reference);
    }

    record Encoding(GeneratedPicture picture, String tool, String options, boolean lossless) {

        @Override
        public String toString() {
            return "%s %s, %s".formatted(tool, options, picture);
        }
    }
}
