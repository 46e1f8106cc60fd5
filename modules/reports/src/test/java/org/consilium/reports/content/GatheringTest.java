package org.consilium.reports.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.reports.SampleOpinions;
import org.consilium.reports.content.Report.ExaminedStudy;
import org.junit.jupiter.api.Test;

class GatheringTest {

    @Test
    void readsPatientAndStudiesFromTheOriginals() {
        Report report = gather(GatheringTest::original).report();

        assertThat(report.subject().names()).containsExactly("Yamada, Tarou", "山田 太郎", "やまだ たろう");
        assertThat(report.subject().birthDate()).contains(LocalDate.of(1964, 3, 9));
        assertThat(report.studies())
                .extracting(ExaminedStudy::uid, ExaminedStudy::instances)
                .containsExactly(tuple(SampleOpinions.STUDY, 2), tuple(SampleOpinions.PRIOR_STUDY, 1));
    }

    @Test
    void leavesOutADateThatIsNone() {
        Originals damaged = uid -> original(uid)
                .map(header -> header.toBuilder()
                        .unchecked(Tag.PatientBirthDate, VR.DA, List.of("19641341"))
                        .build());

        assertThat(gather(damaged).report().subject().birthDate()).isEmpty();
    }

    @Test
    void refusesToReportOnAStudyThatIsNotThere() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gather(_ -> Optional.empty()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void readsNothingForAnOpinionAboutDocumentsAlone() {
        var gathered = new Gathering(uid -> {
                    throw new AssertionError("There is no original: " + uid);
                })
                .gather(SampleOpinions.ofDocument("letter.pdf", "00ff"), SampleOpinions.CIRCUMSTANCES);

        assertThat(gathered.source()).isEmpty();
        assertThat(gathered.report().subject()).isEqualTo(Report.Subject.NOT_STATED);
        assertThat(gathered.report().studies()).isEmpty();
    }

    @Test
    void tellsTheLanguageByItsScriptOrByTheOnlyOneTheAuthorWritesIn() {
        assertThat(WrittenLanguage.of("結節を認める", Set.of("en"))).isEqualTo("ja");
        assertThat(WrittenLanguage.of("结节", Set.of("en"))).isEqualTo("zh");
        assertThat(WrittenLanguage.of("결절", Set.of("en"))).isEqualTo("ko");
        assertThat(WrittenLanguage.of("nốt", Set.of("vi"))).isEqualTo("vi");
        assertThat(WrittenLanguage.of("node", Set.of("vi", "en"))).isEqualTo("und");
    }

    private static Gathering.Gathered gather(Originals originals) {
        return new Gathering(originals).gather(SampleOpinions.opinion(), SampleOpinions.CIRCUMSTANCES);
    }

    private static Optional<DataSet> original(Uid sopInstance) {
        Uid study = sopInstance.equals(new Uid("2.25.23")) ? SampleOpinions.PRIOR_STUDY : SampleOpinions.STUDY;
        return Optional.of(SampleOpinions.original(study));
    }
}
