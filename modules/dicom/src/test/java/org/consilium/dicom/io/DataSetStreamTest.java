package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class DataSetStreamTest {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final byte[] FIRST = {1, 2, 3};
    private static final byte[] SECOND = {4, 5};

    @Test
    void isWhatTheWriterWritesWithValuesOfSeveralPiecesAndTextThatNeedsUnicode() throws IOException {
        for (TransferSyntax transferSyntax : List.of(EXPLICIT, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)) {
            DataSet whole = DataSet.builder()
                    .copy(header())
                    .bytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4, 5})
                    .bytes(Tag.DataSetTrailingPadding, VR.OB, new byte[] {9, 9})
                    .build();

            assertThat(encoded(detached(whole), transferSyntax, FIRST, SECOND))
                    .isEqualTo(DataSetWriter.toByteArray(whole, transferSyntax));
        }
    }

    @Test
    void makesAnItemOfEachPieceOfEncapsulatedPixelData() throws IOException {
        DataSet whole = DataSet.builder()
                .copy(header())
                .fragments(Tag.PixelData, List.of(new byte[0], FIRST, SECOND))
                .build();

        assertThat(encoded(detached(whole), TransferSyntax.JPEG_BASELINE, new byte[0], FIRST, SECOND))
                .isEqualTo(DataSetWriter.toByteArray(whole, TransferSyntax.JPEG_BASELINE));
    }

    @Test
    void writesTheNativeIconOfACompressedImage() throws IOException {
        DataSet whole = DataSet.builder()
                .items(
                        Tag.IconImageSequence,
                        DataSet.builder()
                                .bytes(Tag.PixelData, VR.OB, new byte[] {7, 7})
                                .build())
                .fragments(Tag.PixelData, List.of(new byte[0], FIRST))
                .build();

        byte[] encoded = encoded(detached(whole), TransferSyntax.JPEG_BASELINE, new byte[0], FIRST);

        assertThat(DataSetReader.read(encoded, TransferSyntax.JPEG_BASELINE)
                        .items(Tag.IconImageSequence)
                        .getFirst()
                        .bytes(Tag.PixelData))
                .contains(new byte[] {7, 7});
    }

    @Test
    void refusesAValueOfFourGigabytes() {
        DetachedValues.Piece half = new DetachedValues.Piece() {
            @Override
            public long length() {
                return 1L << 31;
            }

            @Override
            public InputStream open() {
                return InputStream.nullInputStream();
            }
        };
        DataSet image =
                detached(header().toBuilder().bytes(Tag.PixelData, VR.OW, FIRST).build());

        assertThatThrownBy(() -> DataSetStream.open(image, EXPLICIT, _ -> List.of(half, half)))
                .isInstanceOf(Rejected.class);
    }

    private static DataSet header() {
        return DataSet.builder()
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.PatientName, "Ямада=山田")
                .build();
    }

    private static DataSet detached(DataSet whole) {
        return whole.toBuilder()
                .copy(new DetachedElement(Tag.PixelData, VR.OW, 0, 1))
                .build();
    }

    private static byte[] encoded(DataSet dataSet, TransferSyntax transferSyntax, byte[]... pieces) throws IOException {
        DetachedValues values =
                _ -> List.of(pieces).stream().map(DataSetStreamTest::piece).toList();
        try (DataSetStream stream = DataSetStream.open(dataSet, transferSyntax, values)) {
            return stream.readAllBytes();
        }
    }

    private static DetachedValues.Piece piece(byte[] bytes) {
        return new DetachedValues.Piece() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
