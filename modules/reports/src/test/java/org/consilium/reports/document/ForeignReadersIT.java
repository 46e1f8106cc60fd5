package org.consilium.reports.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cases.OpinionText;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.reports.SampleOpinions;
import org.consilium.reports.content.Report;
import org.consilium.reports.page.OpinionPages;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DCMTK, dicom3tools and Poppler say about the documents. */
class ForeignReadersIT {

    private static final Report REPORT = SampleOpinions.report(SampleOpinions.amendment());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ct/CT_small.dcm",
                "ct/series-3slice/01.dcm",
                "mr/MR_small.dcm",
                "us/examples_rgb_color.dcm",
                "wsi/sm_image.dcm",
                "charsets/chrH32.dcm"
            })
    void isValidInTheStudiesOfRealObjects(String original) throws IOException {
        var validator = ForeignTool.require("dciodvfy");
        DataSet source =
                Part10.read(Files.readAllBytes(TestData.file(original))).dataSet();

        assertThat(validator.run(structured(source)).output())
                .contains("EnhancedSR")
                .doesNotContain("Error");
        assertThat(validator.run(encapsulated(source)).output())
                .contains("EncapsulatedPDF")
                .doesNotContain("Error");
    }

    @Test
    void isReadByDcmtkAsTheReportItIs() throws IOException {
        var result =
                ForeignTool.require("dsrdump").run("+Pl", structured(SampleOpinions.original(SampleOpinions.STUDY)));

        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .contains("Enhanced SR Document", "Verification Flag   : VERIFIED", "Predecessor Docs    : 1")
                .contains("TEXT:(,,\"Finding\")=\"Spiculated nodule of 23 x 19 mm")
                .contains("(C34.1,I10,\"Malignant neoplasm of upper lobe, bronchus or lung\")");
    }

    @Test
    void isReadByPopplerInEveryScriptWithFontsOfItsOwn() throws IOException {
        var text = new OpinionText("結節を認める", "결절이 의심됨", "очаг, nốt ở phổi");
        Path pdf = folder.resolve("opinion.pdf");
        Files.write(pdf, OpinionPages.pdf(SampleOpinions.report(SampleOpinions.opinion("恶性吗?", text, 1))));

        var read = ForeignTool.require("pdftotext").run("-enc", "UTF-8", pdf, "-");
        var fonts = ForeignTool.require("pdffonts").run(pdf);

        assertThat(new String(read.output().getBytes(ISO_8859_1), UTF_8))
                .contains("結節を認める", "결절이 의심됨", "очаг, nốt ở phổi", "恶性吗?");
        assertThat(fonts.output().lines().skip(2))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(line -> line.matches(".*CID TrueType\\s+Identity-H\\s+yes yes yes.*"));
    }

    private Path structured(DataSet source) throws IOException {
        return file("sr.dcm", StructuredReport.of(REPORT, source).dataSet());
    }

    private Path encapsulated(DataSet source) throws IOException {
        return file(
                "pdf.dcm",
                EncapsulatedReport.of(REPORT, source, OpinionPages.pdf(REPORT)).dataSet());
    }

    private Path file(String name, DataSet object) throws IOException {
        assertThat(object.text(Tag.SOPInstanceUID)).isPresent();
        return Files.write(folder.resolve(name), Part10.toByteArray(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }
}
