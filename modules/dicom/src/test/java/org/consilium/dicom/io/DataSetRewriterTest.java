package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetRewriterTest {

    private static final DataSet IMAGE = DataSet.builder()
            .text(Tag.PatientID, "4711")
            .bytes(Tag.PixelData, VR.OW, new byte[100_000])
            .text(0x7FE10010, VR.LO, "BEHIND")
            .build();

    private static byte[] rewritten(byte[] dataSet, TransferSyntax transferSyntax, UnaryOperator<DataSet> change)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataSetRewriter.rewrite(new ByteArrayInputStream(dataSet), transferSyntax, change, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"})
    void changesAttributesAndPassesTheRest(String uid) throws IOException {
        TransferSyntax transferSyntax = new TransferSyntax(uid);
        byte[] stored = DataSetWriter.toByteArray(IMAGE, transferSyntax);
        byte[] changed = rewritten(stored, transferSyntax, attributes -> {
            assertThat(attributes.elements()).hasSize(1);
            return attributes.toBuilder().text(Tag.PatientID, "X1").build();
        });
        DataSet expected = IMAGE.toBuilder().text(Tag.PatientID, "X1").build();
        assertThat(changed).isEqualTo(DataSetWriter.toByteArray(expected, transferSyntax));
        assertThat(rewritten(stored, transferSyntax, UnaryOperator.identity())).isEqualTo(stored);
    }

    @Test
    void keepsDeviationsWhereNothingIsChanged() throws IOException {
        byte[] odd = new Bytes()
                .hex("1000 2000 4C4F 0300 414243 FEFF DDE0 00000000 E07F 1000 4F57 0000 02000000 0102 FFFF")
                .toByteArray();
        assertThat(rewritten(odd, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, UnaryOperator.identity()))
                .isEqualTo(odd);
    }

    @Test
    void refusesAttributesThatEndTooSoon() {
        assertThatThrownBy(() -> rewritten(
                        new Bytes().hex("1000 2000 4C4F 0800 4142").toByteArray(),
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                        UnaryOperator.identity()))
                .isInstanceOf(Rejected.class);
    }
}
