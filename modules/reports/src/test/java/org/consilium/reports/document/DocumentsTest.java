package org.consilium.reports.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.consilium.cases.OpinionText;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.reports.SampleOpinions;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final DataSet SOURCE = SampleOpinions.original(SampleOpinions.STUDY);

    @Test
    void belongsToThePatientAndStudyOfTheOriginal() {
        for (DataSet object : List.of(structured(), encapsulated())) {
            for (int tag : new int[] {
                Tag.PatientName, Tag.PatientID, Tag.IssuerOfPatientID, Tag.StudyInstanceUID, Tag.AccessionNumber
            }) {
                assertThat(object.text(tag)).isEqualTo(SOURCE.text(tag)).isPresent();
            }
            assertThat(object.text(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        }
    }

    @Test
    void liesInSeriesOfItsOwnUnderTheUidsOfTheSignature() {
        assertThat(structured().uid(Tag.SeriesInstanceUID)).contains(SampleOpinions.UIDS.srSeries());
        assertThat(structured().uid(Tag.SOPInstanceUID)).contains(SampleOpinions.UIDS.srInstance());
        assertThat(encapsulated().uid(Tag.SeriesInstanceUID)).contains(SampleOpinions.UIDS.pdfSeries());
        assertThat(encapsulated().uid(Tag.SOPInstanceUID)).contains(SampleOpinions.UIDS.pdfInstance());
    }

    @Test
    void listsTheInstancesOfTheStudyAskedAboutAndThoseOfOthersApart() {
        DataSet current = structured()
                .items(Tag.CurrentRequestedProcedureEvidenceSequence)
                .getFirst();
        DataSet other = structured().items(Tag.PertinentOtherEvidenceSequence).getFirst();

        assertThat(current.uid(Tag.StudyInstanceUID)).contains(SampleOpinions.STUDY);
        assertThat(current.items(Tag.ReferencedSeriesSequence).getFirst().items(Tag.ReferencedSOPSequence))
                .hasSize(2);
        assertThat(other.uid(Tag.StudyInstanceUID)).contains(SampleOpinions.PRIOR_STUDY);
    }

    @Test
    void namesTheVersionAnAmendmentReplaces() {
        DataSet amendment = StructuredReport.of(SampleOpinions.report(SampleOpinions.amendment()), SOURCE)
                .dataSet();

        DataSet before = amendment
                .items(Tag.PredecessorDocumentsSequence)
                .getFirst()
                .items(Tag.ReferencedSeriesSequence)
                .getFirst()
                .items(Tag.ReferencedSOPSequence)
                .getFirst();
        assertThat(before.uid(Tag.ReferencedSOPInstanceUID)).contains(SampleOpinions.FIRST_UIDS.srInstance());
        assertThat(structured().contains(Tag.PredecessorDocumentsSequence)).isFalse();
    }

    @Test
    void isVerifiedByTheAuthorAtTheMomentOfTheSignature() {
        DataSet verifier = structured().items(Tag.VerifyingObserverSequence).getFirst();

        assertThat(verifier.text(Tag.VerifyingObserverName)).contains("Dr. Åsa Šimůnková");
        assertThat(verifier.text(Tag.VerificationDateTime)).contains("20261121230512+0000");
    }

    @Test
    void datesItsContentInTheZoneOfTheRequesterUnlessTheStudyHasOne() {
        DataSet elsewhere =
                SOURCE.toBuilder().text(Tag.TimezoneOffsetFromUTC, "-0400").build();

        assertThat(structured().text(Tag.ContentTime)).contains("000512");
        assertThat(StructuredReport.of(SampleOpinions.report(SampleOpinions.opinion()), elsewhere)
                        .dataSet()
                        .text(Tag.ContentTime))
                .contains("190512");
    }

    @Test
    void carriesAnyTextOfTheAuthorWhole() {
        var text = new OpinionText("line one\nстрока \\ 行 " + "long ".repeat(5_000), "c", "");
        DataSet object = StructuredReport.of(SampleOpinions.report(SampleOpinions.opinion("q", text, 1)), SOURCE)
                .dataSet();
        var written = DataSetWriter.toByteArray(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        DataSet read = DataSetReader.read(written, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        List<DataSet> sections = read.items(Tag.ContentSequence).stream()
                .filter(item -> item.contains(Tag.ContentSequence))
                .toList();
        assertThat(sections).hasSize(4);
        DataSet finding = sections.get(2).items(Tag.ContentSequence).getFirst();
        assertThat(finding.text(Tag.TextValue))
                .contains(text.findings().replace("\n", "\r\n").strip());
    }

    @Test
    void areMadeForAPatientWhoseAttributesBreakEveryRule() {
        DataSet odd = SOURCE.toBuilder()
                .unchecked(Tag.PatientBirthDate, VR.DA, List.of("9 March 1964"))
                .unchecked(Tag.PatientSex, VR.CS, List.of("männlich"))
                .unchecked(Tag.PatientAge, VR.AS, List.of("sixty"))
                .unchecked(Tag.PatientName, VR.PN, List.of("a^b^c^d^e^f^g" + "h".repeat(80)))
                .unchecked(Tag.AccessionNumber, VR.SH, List.of("longer than sixteen characters"))
                .unchecked(Tag.StudyTime, VR.TM, List.of("25:61"))
                .unchecked(Tag.TimezoneOffsetFromUTC, VR.SH, List.of("+9999"))
                .build();
        var report = SampleOpinions.report(SampleOpinions.opinion());

        for (DataSet object : List.of(
                StructuredReport.of(report, odd).dataSet(),
                EncapsulatedReport.of(report, odd, new byte[10]).dataSet())) {
            var written = DataSetWriter.toByteArray(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            DataSet read = DataSetReader.read(written, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            assertThat(read.text(Tag.PatientBirthDate)).contains("9 March 1964");
            assertThat(read.text(Tag.PatientSex)).contains("männlich");
            assertThat(read.text(Tag.AccessionNumber)).contains("longer than sixteen characters");
            assertThat(read.text(Tag.ContentTime)).contains("000512");
        }
    }

    @Test
    void refersToOriginalsOfASopClassWhoseUidIsNone() {
        assertThat(Evidence.reference("1.2..3", SampleOpinions.STUDY).text(Tag.ReferencedSOPClassUID))
                .contains("1.2..3");
    }

    @Test
    void writesACodeOfAnyLengthAsPersonsEnterIt() {
        assertThat(new Concept("C34.1", "I10", "x").item().text(Tag.CodeValue)).contains("C34.1");
        DataSet item = new Concept("8140/3 \\ as local code", "99LOCAL", "x").item();
        assertThat(item.text(Tag.LongCodeValue)).contains("8140/3 / as local code");
        assertThat(item.contains(Tag.CodeValue)).isFalse();
    }

    @Test
    void holdsThePdfWhateverItsLength() {
        byte[] odd = {37, 80, 68, 70, 45};

        DataSet object = EncapsulatedReport.of(SampleOpinions.report(SampleOpinions.opinion()), SOURCE, odd)
                .dataSet();

        assertThat(EncapsulatedReport.document(object)).isEqualTo(odd);
        assertThat(object.bytes(Tag.EncapsulatedDocument).orElseThrow()).hasSize(6);
    }

    @Test
    void refersFromThePdfToTheStructuredReportAndTheOriginals() {
        assertThat(encapsulated().items(Tag.SourceInstanceSequence))
                .hasSize(4)
                .first()
                .satisfies(sr -> assertThat(sr.text(Tag.ReferencedSOPClassUID)).contains(Uids.EnhancedSRStorage));
    }

    private static DataSet structured() {
        return StructuredReport.of(SampleOpinions.report(SampleOpinions.opinion()), SOURCE)
                .dataSet();
    }

    private static DataSet encapsulated() {
        return EncapsulatedReport.of(SampleOpinions.report(SampleOpinions.opinion()), SOURCE, new byte[10])
                .dataSet();
    }
}
