package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscodeTest {

    private static final int PIXEL_BYTES = 200_002;

    private static DataSet image() {
        byte[] pixels = new byte[PIXEL_BYTES];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        return DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 100")
                .text(Tag.PatientName, "Müller")
                .integers(Tag.PixelRepresentation, 1)
                .integers(Tag.SmallestImagePixelValue, VR.SS, -5)
                .items(
                        Tag.RequestAttributesSequence,
                        DataSet.builder().text(Tag.AccessionNumber, "1").build())
                .bytes(Tag.PixelData, VR.OW, pixels)
                .build();
    }

    private static byte[] transcoded(byte[] stored, TransferSyntax from) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Transcode.toExplicitLittleEndian(new ByteArrayInputStream(stored), from, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"})
    void makesTheSameDataSetInExplicitLittleEndian(String uid) throws IOException {
        TransferSyntax from = new TransferSyntax(uid);
        byte[] expected = DataSetWriter.toByteArray(image(), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(transcoded(DataSetWriter.toByteArray(image(), from), from)).isEqualTo(expected);
    }

    /** Whose Pixel Representation comes behind what it decides, outside and in items. */
    private static DataSet signed(int pixelRepresentation, VR vr, int value) {
        DataSet inheriting = DataSet.builder()
                .integers(Tag.ZeroVelocityPixelValue, vr, value)
                .build();
        DataSet own = DataSet.builder()
                .integers(Tag.ZeroVelocityPixelValue, VR.US, 65535)
                .integers(Tag.PixelRepresentation, 0)
                .build();
        return DataSet.builder()
                .items(Tag.RequestAttributesSequence, inheriting, own)
                .items(Tag.ImageDataTypeSequence, inheriting, own)
                .integers(Tag.ZeroVelocityPixelValue, vr, value)
                .text(Tag.PatientID, "between")
                .integers(Tag.PixelRepresentation, pixelRepresentation)
                .integers(Tag.SmallestImagePixelValue, vr, value)
                .items(
                        Tag.ModalityLUTSequence,
                        DataSet.builder()
                                .integers(Tag.LUTDescriptor, vr, 256, value, 16)
                                .build())
                .bytes(Tag.PixelData, VR.OW, new byte[PIXEL_BYTES])
                .build();
    }

    @Test
    void findsTheSignOfPixelValuesThatComeBeforeTheirPixelRepresentation() throws IOException {
        for (DataSet image : List.of(signed(1, VR.SS, -5), signed(0, VR.US, 65531))) {
            byte[] stored = DataSetWriter.toByteArray(image, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
            assertThat(transcoded(stored, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                    .isEqualTo(DataSetWriter.toByteArray(image, EXPLICIT_VR_LITTLE_ENDIAN));
            DataSet read = DataSetReader.read(stored, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
            assertThat(Listing.of(read)).isEqualTo(Listing.of(image));
        }
    }

    @Test
    void keepsWhatWaitsForAPixelRepresentationThatNeverComes() throws IOException {
        DataSet image = signed(0, VR.US, 65531).toBuilder()
                .remove(Tag.PixelRepresentation)
                .build();
        byte[] stored = DataSetWriter.toByteArray(image, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        assertThat(transcoded(stored, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                .isEqualTo(DataSetWriter.toByteArray(image, EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void tellsTheValueRepresentationOfLutDataFromItsDescriptor() throws IOException {
        for (int entries : new int[] {1, 2}) {
            DataSet lut = DataSet.builder()
                    .integers(Tag.LUTDescriptor, entries, 0, 16)
                    .bytes(Tag.LUTData, entries == 1 ? VR.US : VR.OW, new byte[2 * entries])
                    .build();
            DataSet image =
                    DataSet.builder().items(Tag.ModalityLUTSequence, lut).build();
            byte[] stored = DataSetWriter.toByteArray(image, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
            assertThat(transcoded(stored, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                    .isEqualTo(DataSetWriter.toByteArray(image, EXPLICIT_VR_LITTLE_ENDIAN));
        }
    }

    @Test
    void leavesCompressedPixelDataToThoseWhoCanDecompress() {
        assertThatThrownBy(() -> transcoded(new byte[0], TransferSyntax.JPEG_BASELINE))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ACCEPTABLE));
    }

    @Test
    void refusesPixelDataThatEndsTooSoon() {
        byte[] truncated = new Bytes().hex("E07F 1000 00000100 0000").toByteArray();
        assertThatThrownBy(() -> transcoded(truncated, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_CORRUPT));
    }

    @Test
    void passesPixelDataLargerThanTheHeap() throws IOException {
        long length = 3L << 30;
        byte[] head = new Bytes().hex("E07F 1000 000000C0").toByteArray();
        InputStream stored = new java.io.SequenceInputStream(new ByteArrayInputStream(head), new Zeros(length));
        long[] written = {0};
        Transcode.toExplicitLittleEndian(stored, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                written[0] += count;
            }
        });
        assertThat(written[0]).isEqualTo(length + 12);
    }

    /** So many null bytes. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            left -= count;
            return count;
        }
    }
}
