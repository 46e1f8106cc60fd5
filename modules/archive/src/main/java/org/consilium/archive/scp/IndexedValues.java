package org.consilium.archive.scp;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Patient;
import org.consilium.archive.PatientRecord;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.StudyRecord;
import org.consilium.dicom.Tag;

/** What the index knows of a match, by tag: the values as text, none where the attribute is known to be empty. */
final class IndexedValues {

    /** Everything can be retrieved at once (PS3.4 C.4.1.1.3.2). */
    private static final String ONLINE = "ONLINE";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final DateTimeFormatter EXACT_TIME = DateTimeFormatter.ofPattern("HHmmss.SSSSSS");

    private final Map<Integer, List<String>> byTag = new HashMap<>();

    private IndexedValues() {
        text(Tag.InstanceAvailability, ONLINE);
    }

    static Map<Integer, List<String>> of(PatientRecord found) {
        return new IndexedValues()
                .patient(found.patient())
                .number(Tag.NumberOfPatientRelatedStudies, OptionalInt.of(found.studyCount()))
                .number(Tag.NumberOfPatientRelatedSeries, OptionalInt.of(found.seriesCount()))
                .number(Tag.NumberOfPatientRelatedInstances, OptionalInt.of(found.instanceCount()))
                .byTag;
    }

    static Map<Integer, List<String>> of(StudyRecord found) {
        return new IndexedValues().study(found).byTag;
    }

    static Map<Integer, List<String>> of(SeriesRecord found) {
        return new IndexedValues().series(found).byTag;
    }

    static Map<Integer, List<String>> of(InstanceRecord found) {
        return new IndexedValues()
                .series(found.series())
                .text(Tag.SOPInstanceUID, found.uid().value())
                .text(Tag.SOPClassUID, found.sopClass())
                .number(Tag.InstanceNumber, found.number())
                .number(Tag.Rows, found.rows())
                .number(Tag.Columns, found.columns())
                .number(Tag.BitsAllocated, found.bitsAllocated())
                .number(Tag.NumberOfFrames, found.frames())
                .text(Tag.AvailableTransferSyntaxUID, found.transferSyntax())
                .byTag;
    }

    private IndexedValues patient(Patient patient) {
        return text(Tag.PatientID, patient.id())
                .text(Tag.IssuerOfPatientID, patient.issuer())
                .text(Tag.PatientName, patient.name())
                .date(Tag.PatientBirthDate, patient.birthDate())
                .text(Tag.PatientSex, patient.sex());
    }

    private IndexedValues study(StudyRecord study) {
        return patient(study.patient())
                .text(Tag.StudyInstanceUID, study.uid().value())
                .date(Tag.StudyDate, study.date())
                .time(Tag.StudyTime, study.time())
                .text(Tag.StudyID, study.id())
                .text(Tag.AccessionNumber, study.accessionNumber())
                .text(Tag.StudyDescription, study.description())
                .text(Tag.ReferringPhysicianName, study.referringPhysician())
                .texts(Tag.ModalitiesInStudy, study.modalities())
                .texts(Tag.SOPClassesInStudy, study.sopClasses())
                .number(Tag.NumberOfStudyRelatedSeries, OptionalInt.of(study.seriesCount()))
                .number(Tag.NumberOfStudyRelatedInstances, OptionalInt.of(study.instanceCount()));
    }

    private IndexedValues series(SeriesRecord series) {
        return study(series.study())
                .text(Tag.SeriesInstanceUID, series.uid().value())
                .text(Tag.Modality, series.modality())
                .number(Tag.SeriesNumber, series.number())
                .text(Tag.SeriesDescription, series.description())
                .text(Tag.BodyPartExamined, series.bodyPart())
                .text(Tag.Laterality, series.laterality())
                .date(Tag.PerformedProcedureStepStartDate, series.performedDate())
                .time(Tag.PerformedProcedureStepStartTime, series.performedTime())
                .number(Tag.NumberOfSeriesRelatedInstances, OptionalInt.of(series.instanceCount()));
    }

    private IndexedValues text(int tag, String value) {
        return texts(tag, value.isEmpty() ? List.of() : List.of(value));
    }

    private IndexedValues texts(int tag, Collection<String> values) {
        byTag.put(tag, List.copyOf(values));
        return this;
    }

    private IndexedValues date(int tag, Optional<LocalDate> date) {
        return text(tag, date.map(DateTimeFormatter.BASIC_ISO_DATE::format).orElse(""));
    }

    private IndexedValues time(int tag, Optional<LocalTime> time) {
        return text(
                tag,
                time.map(each -> (each.getNano() == 0 ? TIME : EXACT_TIME).format(each))
                        .orElse(""));
    }

    private IndexedValues number(int tag, OptionalInt number) {
        return text(tag, number.isPresent() ? Integer.toString(number.getAsInt()) : "");
    }
}
