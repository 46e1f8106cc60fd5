package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.junit.jupiter.api.Test;

class HeaderReaderTest {

    /** A stream that fails when it is read beyond what a header may take. */
    private static final class Untouchable extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("pixel data was read");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return read();
        }
    }

    @Test
    void stopsBeforeThePixelData() throws IOException {
        byte[] header = new Bytes()
                .hex("1000 2000 4C4F 0200 4142")
                .hex("E07F 1000 4F57 0000 00000080")
                .toByteArray();
        InputStream stream = new SequenceInputStream(new ByteArrayInputStream(header), new Untouchable());
        Header read = HeaderReader.read(stream, EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.attributes().elements()).hasSize(1);
        Header.PixelData pixelData = read.pixelData().orElseThrow();
        assertThat(pixelData.offset()).isEqualTo(header.length);
        assertThat(pixelData.length()).hasValue(0x80000000L);
        assertThat(pixelData.vr()).isEqualTo(VR.OW);
    }

    @Test
    void saysThatPixelDataIsEncapsulated() throws IOException {
        byte[] bytes = new Bytes().hex("E07F 1000 4F42 0000 FFFFFFFF").toByteArray();
        Header read = HeaderReader.read(new ByteArrayInputStream(bytes), TransferSyntax.JPEG_2000);
        assertThat(read.pixelData().orElseThrow().isEncapsulated()).isTrue();
        assertThat(read.pixelDataOffset()).hasValue(12);
    }

    @Test
    void leavesLargeValuesWhereTheyAreAndReadsOnBehindThem() throws IOException {
        DataSet dataSet = DataSet.builder()
                .text(Tag.PatientID, "1")
                .bytes(Tag.EncapsulatedDocument, VR.OB, new byte[HeaderReader.VALUE_BYTES_MAX + 2])
                .text(0x00430010, VR.LO, "BEHIND")
                .build();
        byte[] bytes = DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN);
        Header read = HeaderReader.read(new ByteArrayInputStream(bytes), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.attributes().require(Tag.EncapsulatedDocument))
                .isEqualTo(new DetachedElement(
                        Tag.EncapsulatedDocument, VR.OB, 10 + 12, HeaderReader.VALUE_BYTES_MAX + 2L));
        assertThat(read.attributes().text(0x00430010)).contains("BEHIND");
        assertThat(read.pixelData()).isEmpty();
    }

    @Test
    void readsTheHeaderOfADeflatedDataSet() throws IOException {
        DataSet dataSet = DataSet.builder()
                .text(Tag.PatientID, "1")
                .bytes(Tag.PixelData, VR.OW, new byte[1_000_000])
                .build();
        byte[] bytes = DataSetWriter.toByteArray(dataSet, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(bytes).hasSizeLessThan(10_000);
        Header read =
                HeaderReader.read(new ByteArrayInputStream(bytes), TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.attributes().text(Tag.PatientID)).contains("1");
        assertThat(read.pixelData().orElseThrow().length()).hasValue(1_000_000);
    }
}
