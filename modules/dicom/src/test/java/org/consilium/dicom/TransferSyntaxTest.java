package org.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.HeaderReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferSyntaxTest {

    private static final Set<String> NATIVE = Set.of(
            Uids.ImplicitVRLittleEndian,
            Uids.Papyrus3ImplicitVRLittleEndian,
            Uids.ExplicitVRLittleEndian,
            Uids.ExplicitVRBigEndian,
            Uids.DeflatedExplicitVRLittleEndian,
            Uids.JPIPReferenced,
            Uids.JPIPReferencedDeflate,
            Uids.JPIPHTJ2KReferenced,
            Uids.JPIPHTJ2KReferencedDeflate);

    private static List<TransferSyntax> registered() {
        return StandardTable.rows("uids.tsv").stream()
                .filter(row -> row[2].equals("Transfer Syntax"))
                .map(row -> new TransferSyntax(row[0]))
                .toList();
    }

    private static DataSet image(TransferSyntax transferSyntax) {
        DataSetBuilder image = DataSet.builder()
                .integers(Tag.SamplesPerPixel, 1)
                .integers(Tag.Rows, 2)
                .integers(Tag.Columns, 2)
                .integers(Tag.BitsAllocated, 8);
        byte[] pixels = {1, 2, 3, 4};
        return transferSyntax.isEncapsulated()
                ? image.fragments(Tag.PixelData, List.of(new byte[0], pixels)).build()
                : image.bytes(Tag.PixelData, VR.OW, pixels).build();
    }

    @Test
    void allOfTheStandardAreKnownAndEncapsulatedButAFew() {
        assertThat(registered()).hasSizeGreaterThan(60).allMatch(TransferSyntax::isRegistered);
        assertThat(registered().stream()
                        .filter(t -> !t.isEncapsulated())
                        .map(TransferSyntax::uid)
                        .collect(Collectors.toSet()))
                .isEqualTo(NATIVE);
    }

    @Test
    void allOfTheStandardAreReadAsTheyAreWritten() {
        for (TransferSyntax transferSyntax : registered()) {
            byte[] bytes = DataSetWriter.toByteArray(image(transferSyntax), transferSyntax);
            DataSet read = DataSetReader.read(bytes, transferSyntax);
            assertThat(DataSetWriter.toByteArray(read, transferSyntax)).isEqualTo(bytes);
            DataSet changed = read.toBuilder().text(Tag.PatientID, "1").build().toBuilder()
                    .remove(Tag.PatientID)
                    .build();
            assertThat(DataSetWriter.toByteArray(changed, transferSyntax))
                    .as("written anew in %s", transferSyntax)
                    .isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Uids.DeflatedImageFrameCompression,
                Uids.EncapsulatedUncompressedExplicitVRLittleEndian,
                "1.3.6.1.4.1.99999.1"
            })
    void framesPassAsTheyAreInThoseThatNobodyDecodesAndThoseThatNobodyKnows(String uid) throws IOException {
        TransferSyntax transferSyntax = new TransferSyntax(uid);
        byte[] bytes = DataSetWriter.toByteArray(image(transferSyntax), transferSyntax);
        FrameIndex frames =
                FrameIndex.of(HeaderReader.read(new ByteArrayInputStream(bytes), transferSyntax), ByteSource.of(bytes));
        assertThat(frames.open(0).readAllBytes()).containsExactly(1, 2, 3, 4);
    }
}
