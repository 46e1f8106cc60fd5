package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.dicom.TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.io.BadInput.assertRefused;
import static org.consilium.dicom.io.BadInput.little;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.consilium.dicom.ByteRange;
import org.consilium.kernel.Reason;
import org.junit.jupiter.api.Test;

/** Little that inflates to much, with the answers of the document. */
class DeflateBombTest {

    /** So many values, each of so many KiB of null bytes. */
    private static byte[] bomb(int values, int kibibytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream deflating =
                new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), 64 * 1024)) {
            byte[] zeros = new byte[1024];
            for (int value = 0; value < values; value++) {
                deflating.write(new Bytes().hex("0900").toByteArray());
                deflating.write(new byte[] {(byte) value, 0x10, 'O', 'B', 0, 0});
                deflating.write(little(kibibytes << 10));
                for (int i = 0; i < kibibytes; i++) {
                    deflating.write(zeros);
                }
            }
        }
        return out.toByteArray();
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @Test
    void aValueThatIsReadWhole() throws IOException {
        byte[] bomb = bomb(1, 200 * 1024);
        assertThat(bomb).hasSizeLessThan(1_000_000);
        assertRefused(
                "deflate bomb, one value",
                Reason.ELEMENT_TOO_LARGE,
                () -> DataSetReader.read(bomb, DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "deflate bomb, one value",
                Reason.ELEMENT_TOO_LARGE,
                () -> DataSetReader.read(stream(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN));
        Header header = HeaderReader.read(stream(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(header.attributes().elements()).hasSize(1);
    }

    @Test
    void aValueForSomebodyWhoTakesLess() throws IOException {
        byte[] bomb = bomb(1, 2 * 1024);
        assertRefused(
                "deflate bomb in the data set of a message",
                Reason.ELEMENT_TOO_LARGE,
                () -> DataSetReader.read(ByteRange.of(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, 1 << 20));
        assertThat(DataSetReader.read(ByteRange.of(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, 3 << 20)
                        .elements())
                .hasSize(1);
    }

    @Test
    void aHeaderOfManySmallValues() throws IOException {
        byte[] bomb = bomb(64, 1000);
        assertThat(bomb).hasSizeLessThan(200_000);
        String row = "deflate bomb, a header of many values";
        assertRefused(
                row,
                Reason.ELEMENT_TOO_LARGE,
                () -> HeaderReader.read(stream(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(row, Reason.ELEMENT_TOO_LARGE, () -> {
            try (DataSetParts parts = DataSetParts.open(stream(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)) {
                parts.next();
            }
        });
        assertRefused(
                row,
                Reason.ELEMENT_TOO_LARGE,
                () -> DataSetRewriter.rewrite(
                        stream(bomb),
                        DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
                        header -> header,
                        OutputStream.nullOutputStream()));
    }

    @Test
    void moreThanAGibibyteBeforeThePixelData() throws IOException {
        byte[] bomb = bomb(11, 100 * 1024);
        assertRefused(
                "deflate bomb, values that are passed over",
                Reason.TOO_LARGE,
                () -> HeaderReader.read(stream(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN));
    }
}
