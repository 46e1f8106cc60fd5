package org.consilium.dicom.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTextTest {

    private static final String DOCUMENT = "<NativeDicomModel><DicomAttribute tag=\"00204000\" vr=\"LT\">"
            + "<Value number=\"1\">%s</Value></DicomAttribute></NativeDicomModel>";

    private static DataSet read(byte[] document) throws IOException {
        return DicomXml.read(new ByteArrayInputStream(document), BulkDataResolver.NONE);
    }

    private static byte[] document(String declaration, String value, Charset charset) {
        return (declaration + DOCUMENT.formatted(value)).getBytes(charset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"})
    @ResourceLock(Resources.SYSTEM_ERR)
    void refusesBytesThatAreNoUtf8AndPrintsNothing(String declaration) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> read(document(declaration, "M\u00fcller", StandardCharsets.ISO_8859_1)))
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_REQUEST));
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',UTF-8", "'\uFEFF',UTF-8", "'',UTF-16", "'\uFEFF',UTF-16LE", "'',UTF-16BE"})
    void decodesUnicodeWithAndWithoutAMark(String mark, String charset) throws IOException {
        assertThat(read(document(mark, "M\u00fcller", Charset.forName(charset))).text(Tag.ImageComments))
                .contains("M\u00fcller");
    }

    @Test
    void decodesAsTheDeclarationSays() throws IOException {
        byte[] latin1 =
                document("<?xml version='1.0' encoding='ISO-8859-1'?>", "M\u00fcller", StandardCharsets.ISO_8859_1);
        assertThat(read(latin1).text(Tag.ImageComments)).contains("M\u00fcller");
    }

    @Test
    void refusesAnUnknownEncoding() {
        byte[] unknown = document("<?xml version=\"1.0\" encoding=\"EBCDIC-X\"?>", "", StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> read(unknown)).isInstanceOf(Rejected.class).hasMessageContaining("unknown encoding");
    }
}
