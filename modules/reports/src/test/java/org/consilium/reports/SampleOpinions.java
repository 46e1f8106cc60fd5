package org.consilium.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Discipline;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.OpinionText;
import org.consilium.cases.OpinionUids;
import org.consilium.cases.Participant;
import org.consilium.cases.SignedOpinion;
import org.consilium.cases.Urgency;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Uid;
import org.consilium.reports.content.Circumstances;
import org.consilium.reports.content.Report;
import org.consilium.reports.content.Report.ExaminedStudy;
import org.consilium.reports.content.Report.Subject;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;

/** A lung lesion, asked about by a district hospital and read in a cancer centre. */
public final class SampleOpinions {

    public static final CaseId CASE = new CaseId(UUID.fromString("8d3f1c0e-6a52-4a0b-9d53-0f6f0c6f2a11"));
    public static final Uid STUDY = new Uid("2.25.11");
    public static final Uid PRIOR_STUDY = new Uid("2.25.21");
    public static final OpinionUids UIDS =
            new OpinionUids(new Uid("2.25.31"), new Uid("2.25.32"), new Uid("2.25.33"), new Uid("2.25.34"));
    public static final OpinionUids FIRST_UIDS =
            new OpinionUids(new Uid("2.25.41"), new Uid("2.25.42"), new Uid("2.25.43"), new Uid("2.25.44"));
    public static final Circumstances CIRCUMSTANCES =
            new Circumstances(ZoneId.of("Asia/Tokyo"), ZoneId.of("Europe/Berlin"), "en");
    public static final OpinionText TEXT = new OpinionText(
            "Spiculated nodule of 23 x 19 mm in the apex of the right upper lobe.\nNo effusion.",
            "Suspicious for primary adenocarcinoma, cT1c cN0.",
            "Biopsy under CT; PET-CT for staging.");

    private static final Instant SIGNED = Instant.parse("2026-11-21T23:05:12Z");

    private SampleOpinions() {}

    public static SignedOpinion opinion() {
        return opinion("Is the nodule malignant?", TEXT, 1);
    }

    public static SignedOpinion amendment() {
        return opinion("Is the nodule malignant?", TEXT, 2);
    }

    public static SignedOpinion opinion(String question, OpinionText text, int version) {
        return new SignedOpinion(
                CASE,
                "2026-0042",
                version,
                Discipline.RADIOLOGY,
                Urgency.FAST,
                participant("Dr. Åsa Šimůnková", "National Cancer Centre"),
                participant("Dr. Trần Văn Đức", "District Hospital"),
                question,
                Optional.of("Weight loss of 8 kg."),
                Optional.of(new Code(CodeSystem.ICD_10, "C34.1", "Malignant neoplasm of upper lobe, bronchus or lung")),
                Optional.of("C34.1"),
                text,
                SIGNED.minusSeconds(86_400),
                SIGNED,
                List.of(STUDY, PRIOR_STUDY),
                List.of(
                        new ManifestInstance(STUDY, new Uid("2.25.12"), new Uid("2.25.13"), Uids.CTImageStorage, "00"),
                        new ManifestInstance(STUDY, new Uid("2.25.12"), new Uid("2.25.14"), Uids.CTImageStorage, "00"),
                        new ManifestInstance(
                                PRIOR_STUDY, new Uid("2.25.22"), new Uid("2.25.23"), Uids.CTImageStorage, "00")),
                List.of(),
                UIDS,
                version == 1
                        ? Optional.empty()
                        : Optional.of(new SignedOpinion.Predecessor(1, FIRST_UIDS, SIGNED.minusSeconds(3_600))));
    }

    /** The same question about a letter alone: no image was there. */
    public static SignedOpinion ofDocument(String name, String sha256) {
        var opinion = opinion();
        return new SignedOpinion(
                opinion.caseId(),
                opinion.number(),
                opinion.version(),
                opinion.discipline(),
                opinion.urgency(),
                opinion.author(),
                opinion.requester(),
                opinion.question(),
                opinion.clinicalSummary(),
                opinion.diagnosis(),
                opinion.site(),
                opinion.text(),
                opinion.submittedAt(),
                opinion.signedAt(),
                List.of(),
                List.of(),
                List.of(new SignedOpinion.Document(name, sha256)),
                opinion.uids(),
                Optional.empty());
    }

    /** The header of an original of either study. */
    public static DataSet original(Uid study) {
        return DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.PatientName, "Yamada^Tarou=山田^太郎=やまだ^たろう")
                .text(Tag.PatientID, "4711")
                .text(Tag.IssuerOfPatientID, "HOSPITAL-A")
                .text(Tag.PatientBirthDate, "19640309")
                .text(Tag.PatientSex, "M")
                .text(Tag.StudyInstanceUID, study.value())
                .text(Tag.StudyDate, study.equals(STUDY) ? "20261118" : "20250102")
                .text(Tag.StudyTime, "101530")
                .text(Tag.StudyID, "77")
                .text(Tag.AccessionNumber, study.equals(STUDY) ? "ACC-1" : "ACC-0")
                .text(Tag.ReferringPhysicianName, "Referrer^Rita")
                .text(Tag.StudyDescription, "CT thorax")
                .text(Tag.Modality, "CT")
                .build();
    }

    public static Report report(SignedOpinion opinion) {
        return new Report(
                opinion,
                new Subject(
                        List.of("Yamada, Tarou", "山田 太郎"),
                        "4711",
                        Optional.of("HOSPITAL-A"),
                        Optional.of(LocalDate.of(1964, 3, 9)),
                        Optional.of("M")),
                List.of(new ExaminedStudy(
                        STUDY,
                        Optional.of(LocalDate.of(2026, 11, 18)),
                        List.of("CT"),
                        Optional.of("CT thorax"),
                        Optional.of("ACC-1"),
                        2)),
                CIRCUMSTANCES);
    }

    private static Participant participant(String name, String institution) {
        return new Participant(
                new PersonId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8))),
                name,
                new InstitutionId(UUID.nameUUIDFromBytes(institution.getBytes(UTF_8))),
                institution);
    }
}
