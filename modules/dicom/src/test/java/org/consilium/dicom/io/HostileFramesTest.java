package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.JPEG_BASELINE;
import static org.consilium.dicom.io.BadInput.assertDocumented;
import static org.consilium.dicom.io.BadInput.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.kernel.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixel data that is not what its attributes say, with the answers of the document. */
class HostileFramesTest {

    private static FrameIndex frames(DataSet image, TransferSyntax transferSyntax) throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(image, transferSyntax);
        return FrameIndex.of(HeaderReader.read(new ByteArrayInputStream(bytes), transferSyntax), ByteSource.of(bytes));
    }

    private static DataSet image(int rows, int columns, int bits, String frames) {
        return DataSet.builder()
                .integers(Tag.SamplesPerPixel, 65_535)
                .bytes(Tag.NumberOfFrames, VR.IS, frames.getBytes(StandardCharsets.US_ASCII))
                .integers(Tag.Rows, rows)
                .integers(Tag.Columns, columns)
                .integers(Tag.BitsAllocated, bits)
                .bytes(Tag.PixelData, VR.OW, new byte[4])
                .build();
    }

    @Test
    void rowsTimesColumnsThatOverflow() {
        assertRefused(
                "Rows x Columns x Samples x Bits overflow",
                Reason.DATA_SET_CORRUPT,
                () -> frames(image(65_535, 65_535, 65_535, "1"), EXPLICIT_VR_LITTLE_ENDIAN)
                        .frame(0));
        assertRefused(
                "Rows or Columns 0",
                Reason.DATA_SET_CORRUPT,
                () -> frames(image(0, 0, 16, "1"), EXPLICIT_VR_LITTLE_ENDIAN).frame(0));
        assertRefused(
                "pixel data shorter than its frames",
                Reason.DATA_SET_CORRUPT,
                () -> frames(image(512, 512, 16, "2147483647"), EXPLICIT_VR_LITTLE_ENDIAN)
                        .frame(2_147_483_646));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2147483648", "1e99", "many"})
    void numberOfFramesOutOfRange(String frames) {
        assertRefused(
                "Number of Frames -1, 2^31, no number",
                Reason.DATA_SET_CORRUPT,
                () -> frames(image(1, 1, 8, frames), EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void offsetTablesThatAreWrong() throws IOException {
        byte[] first = {(byte) 0xFF, (byte) 0xD8, 1, 2};
        byte[] second = {(byte) 0xFF, (byte) 0xD8, 3, 4};
        for (byte[] table : List.of(
                new byte[] {0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
                new byte[] {0, 0, 0, 0, 3, 0, 0, 0},
                new byte[] {12, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {1, 2, 3},
                new byte[400])) {
            DataSet image = image(1, 1, 8, "2").toBuilder()
                    .fragments(Tag.PixelData, List.of(table, first, second))
                    .build();
            FrameIndex frames = frames(image, JPEG_BASELINE);
            assertThat(frames.open(1).readAllBytes()).isEqualTo(second);
        }
        assertDocumented("wrong basic or extended offset table", "found by looking");
        assertRefused(
                "more frames than fragments",
                Reason.DATA_SET_CORRUPT,
                () -> frames(
                        image(1, 1, 8, "1000000").toBuilder()
                                .fragments(Tag.PixelData, List.of(new byte[0], first, second))
                                .build(),
                        JPEG_BASELINE));
    }
}
