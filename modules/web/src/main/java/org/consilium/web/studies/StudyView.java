package org.consilium.web.studies;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.StudyRecord;
import org.consilium.cases.CaseReference;
import org.consilium.cases.CaseState;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.jspecify.annotations.Nullable;

/**
 * A study for people.
 *
 * @param patientName alphabetic component group, its parts separated by {@code ^} as stored
 * @param patientNameIdeographic ideographic component group
 * @param series only where one study is asked for
 */
public record StudyView(
        String studyInstanceUid,
        String patientName,
        Optional<String> patientNameIdeographic,
        String patientId,
        Optional<LocalDate> patientBirthDate,
        Optional<String> patientSex,
        Optional<LocalDate> studyDate,
        Optional<String> studyTime,
        String description,
        String accessionNumber,
        List<String> modalities,
        int seriesCount,
        int instanceCount,
        InstitutionRef institution,
        Instant receivedAt,
        boolean settled,
        List<CaseOfStudy> cases,
        Optional<List<SeriesView>> series) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    static StudyView of(
            StudyRecord study,
            InstitutionRef institution,
            List<CaseReference> cases,
            @Nullable List<SeriesRecord> series) {
        String[] name = study.patient().name().split("=", -1);
        return new StudyView(
                study.uid().value(),
                name[0],
                Optional.of(name.length > 1 ? name[1] : "").filter(group -> !group.isBlank()),
                study.patient().id(),
                study.patient().birthDate(),
                Optional.of(study.patient().sex()).filter(sex -> !sex.isBlank()),
                study.date(),
                study.time().map(LocalTime::from).map(TIME::format),
                study.description(),
                study.accessionNumber(),
                List.copyOf(study.modalities()),
                study.seriesCount(),
                study.instanceCount(),
                institution,
                study.receivedAt(),
                study.settled(),
                cases.stream().map(CaseOfStudy::of).toList(),
                Optional.ofNullable(series)
                        .map(found -> found.stream().map(SeriesView::of).toList()));
    }

    /** A case about the study that the asking person may see. */
    public record CaseOfStudy(UUID id, String number, CaseState state) {

        static CaseOfStudy of(CaseReference reference) {
            return new CaseOfStudy(reference.id().value(), reference.number(), reference.state());
        }
    }

    /** A series of the study. */
    public record SeriesView(
            String seriesInstanceUid,
            String modality,
            Optional<Integer> number,
            String description,
            int instanceCount) {

        static SeriesView of(SeriesRecord series) {
            return new SeriesView(
                    series.uid().value(),
                    series.modality(),
                    series.number().stream().boxed().findFirst(),
                    series.description(),
                    series.instanceCount());
        }
    }
}
