package org.consilium.imaging.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every compressed image of the collection beside DCMTK, GDCM and OpenJPEG; the table in docs/imaging.md says the tolerances. */
class DecodedLikeReferencesIT {

    private static final Map<TransferSyntax, List<ReferenceDecoder>> REFERENCES = Map.ofEntries(
            Map.entry(TransferSyntax.RLE_LOSSLESS, List.of(ReferenceDecoder.DCMTK_RLE, ReferenceDecoder.GDCM)),
            Map.entry(TransferSyntax.JPEG_BASELINE, List.of(ReferenceDecoder.DCMTK_JPEG, ReferenceDecoder.GDCM)),
            Map.entry(TransferSyntax.JPEG_EXTENDED, List.of(ReferenceDecoder.DCMTK_JPEG, ReferenceDecoder.GDCM)),
            Map.entry(TransferSyntax.JPEG_SPECTRAL_SELECTION, List.of(ReferenceDecoder.DCMTK_JPEG)),
            Map.entry(TransferSyntax.JPEG_FULL_PROGRESSION, List.of(ReferenceDecoder.DCMTK_JPEG)),
            Map.entry(TransferSyntax.JPEG_LOSSLESS, List.of(ReferenceDecoder.DCMTK_JPEG, ReferenceDecoder.GDCM)),
            Map.entry(TransferSyntax.JPEG_LOSSLESS_SV1, List.of(ReferenceDecoder.DCMTK_JPEG, ReferenceDecoder.GDCM)),
            Map.entry(TransferSyntax.JPEG_LS_LOSSLESS, List.of(ReferenceDecoder.DCMTK_JPEG_LS, ReferenceDecoder.GDCM)),
            Map.entry(
                    TransferSyntax.JPEG_LS_NEAR_LOSSLESS,
                    List.of(ReferenceDecoder.DCMTK_JPEG_LS, ReferenceDecoder.GDCM)),
            Map.entry(TransferSyntax.JPEG_2000_LOSSLESS, List.of(ReferenceDecoder.GDCM, ReferenceDecoder.OPENJPEG)),
            Map.entry(TransferSyntax.JPEG_2000, List.of(ReferenceDecoder.GDCM, ReferenceDecoder.OPENJPEG)),
            Map.entry(TransferSyntax.HTJ2K_LOSSLESS, List.of(ReferenceDecoder.OPENJPEG)),
            Map.entry(TransferSyntax.HTJ2K, List.of(ReferenceDecoder.OPENJPEG)));

    /** The 9-7 filter is computed in floating point, whose last bit differs between decoders. */
    private static final Map<TransferSyntax, Integer> TOLERANCES =
            Map.of(TransferSyntax.JPEG_2000, 1, TransferSyntax.HTJ2K, 1);

    private static final FrameDecoder DECODER = FrameDecoder.standard();

    @TempDir
    Path folder;

    @Test
    void decodesEveryCompressedImageAsTheReferencesDo() throws IOException {
        Set<String> met = new TreeSet<>();
        for (String part :
                List.of("cr-dx", "ct", "mammo", "mr", "pet", "us", "wsi", "xa-multiframe", "transfer-syntaxes")) {
            for (Path file : TestData.files(part)) {
                var image = ImageFile.find(file);
                if (image.isPresent() && REFERENCES.containsKey(image.get().transferSyntax())) {
                    compare(image.get());
                    met.add(image.get().transferSyntax().uid());
                }
            }
        }
        assertThat(met).hasSameSizeAs(REFERENCES.keySet());
    }

    private void compare(ImageFile image) throws IOException {
        int tolerance = TOLERANCES.getOrDefault(image.transferSyntax(), 0);
        for (int frame : image.someFrames()) {
            int[] own = ReferenceDecoder.valuesOf(image.decoded(DECODER, frame));
            for (ReferenceDecoder reference : REFERENCES.getOrDefault(image.transferSyntax(), List.of())) {
                int[] others = reference.values(image, frame, folder);
                assertThat(largestDifference(own, others))
                        .as("%s, frame %d, beside %s", image.path(), frame, reference)
                        .isLessThanOrEqualTo(tolerance);
            }
        }
    }

    static int largestDifference(int[] own, int[] others) {
        assertThat(own).hasSameSizeAs(others);
        return IntStream.range(0, own.length)
                .map(i -> Math.abs(own[i] - others[i]))
                .max()
                .orElse(0);
    }
}
