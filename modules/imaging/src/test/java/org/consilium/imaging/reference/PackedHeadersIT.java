package org.consilium.imaging.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What OpenJPEG encodes, with the packet headers moved into segments of the main header or of the tile-parts (T.800 A.7.4, A.7.5). No encoder in
 * reach does that; OpenJPEG's decoder says that the moved streams are right.
 */
class PackedHeadersIT {

    private static final GeneratedPicture PICTURE = GeneratedPicture.grey(137, 211, 12);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-n 5 -r 20,5,1", "-n 4 -t 64,64 -r 9,1", "-n 3 -t 100,80 -TP R"})
    void readsHeadersThatStandElsewhere(String options) throws IOException {
        byte[] original = Files.readAllBytes(PICTURE.codestream("opj_compress", "-SOP -EPH " + options, folder));
        for (byte[] stream : List.of(MovedHeaders.toMainHeader(original), MovedHeaders.toTileParts(original))) {
            assertThat(decoded(stream)).isEqualTo(PICTURE.values());
            assertThat(ReferenceDecoder.planes(
                            Files.write(folder.resolve("moved.j2c"), stream), folder, PICTURE.format()))
                    .isEqualTo(PICTURE.values());
        }
    }

    @Test
    void refusesHeadersThatEndEarly() throws IOException {
        byte[] original = Files.readAllBytes(PICTURE.codestream("opj_compress", "-SOP -EPH -n 5 -r 20,5,1", folder));
        byte[] moved = MovedHeaders.toMainHeader(original);
        byte[] shorter = MovedHeaders.withLengthOfFirstPart(moved, 20);
        assertThatThrownBy(() -> decoded(shorter)).isInstanceOf(Rejected.class);
        byte[] longer = MovedHeaders.withLengthOfFirstPart(moved, Integer.MAX_VALUE);
        assertThatThrownBy(() -> decoded(longer)).isInstanceOf(Rejected.class);
        byte[] negative = MovedHeaders.withLengthOfFirstPart(moved, -5);
        assertThatThrownBy(() -> decoded(negative)).isInstanceOf(Rejected.class);
    }

    private static int[] decoded(byte[] stream) {
        return ReferenceDecoder.valuesOf(
                FrameDecoder.standard().decode(PICTURE.format(), TransferSyntax.JPEG_2000, stream, 0));
    }
}
