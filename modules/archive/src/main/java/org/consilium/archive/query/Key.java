package org.consilium.archive.query;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.archive.Level;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The keys that can be matched, and the columns they stand for (PS3.4 C.6.1.1, PS3.18 table 10.6.1-5). */
enum Key {
    STUDY_INSTANCE_UID(Tag.StudyInstanceUID, Level.STUDY, Kind.UID, "s.uid"),
    STUDY_DATE(Tag.StudyDate, Level.STUDY, Kind.DATE, "s.study_date"),
    STUDY_TIME(Tag.StudyTime, Level.STUDY, Kind.TIME, "s.study_time"),
    STUDY_ID(Tag.StudyID, Level.STUDY, Kind.TEXT, "s.study_id"),
    STUDY_DESCRIPTION(Tag.StudyDescription, Level.STUDY, Kind.TEXT, "s.description"),
    ACCESSION_NUMBER(Tag.AccessionNumber, Level.STUDY, Kind.TEXT, "s.accession_number"),
    MODALITIES_IN_STUDY(Tag.ModalitiesInStudy, Level.STUDY, Kind.TEXT_ARRAY, "s.modalities"),
    SOP_CLASSES_IN_STUDY(Tag.SOPClassesInStudy, Level.STUDY, Kind.TEXT_ARRAY, "s.sop_classes"),
    REFERRING_PHYSICIAN_NAME(Tag.ReferringPhysicianName, Level.STUDY, Kind.NAME, "s.referring_physician"),
    PATIENT_NAME(Tag.PatientName, Level.PATIENT, Kind.NAME, "s.patient_name"),
    PATIENT_ID(Tag.PatientID, Level.PATIENT, Kind.TEXT, "s.patient_id"),
    ISSUER_OF_PATIENT_ID(Tag.IssuerOfPatientID, Level.PATIENT, Kind.TEXT, "s.issuer"),
    PATIENT_BIRTH_DATE(Tag.PatientBirthDate, Level.PATIENT, Kind.DATE, "s.birth_date"),
    PATIENT_SEX(Tag.PatientSex, Level.PATIENT, Kind.TEXT, "s.sex"),
    STUDY_SERIES(Tag.NumberOfStudyRelatedSeries, Level.STUDY, Kind.INTEGER, "s.series_count"),
    STUDY_INSTANCES(Tag.NumberOfStudyRelatedInstances, Level.STUDY, Kind.INTEGER, "s.instance_count"),
    SERIES_INSTANCE_UID(Tag.SeriesInstanceUID, Level.SERIES, Kind.UID, "e.uid"),
    MODALITY(Tag.Modality, Level.SERIES, Kind.TEXT, "e.modality"),
    SERIES_NUMBER(Tag.SeriesNumber, Level.SERIES, Kind.INTEGER, "e.number"),
    SERIES_DESCRIPTION(Tag.SeriesDescription, Level.SERIES, Kind.TEXT, "e.description"),
    BODY_PART_EXAMINED(Tag.BodyPartExamined, Level.SERIES, Kind.TEXT, "e.body_part"),
    LATERALITY(Tag.Laterality, Level.SERIES, Kind.TEXT, "e.laterality"),
    PERFORMED_DATE(Tag.PerformedProcedureStepStartDate, Level.SERIES, Kind.DATE, "e.performed_date"),
    PERFORMED_TIME(Tag.PerformedProcedureStepStartTime, Level.SERIES, Kind.TIME, "e.performed_time"),
    SERIES_INSTANCES(Tag.NumberOfSeriesRelatedInstances, Level.SERIES, Kind.INTEGER, "e.instance_count"),
    SOP_INSTANCE_UID(Tag.SOPInstanceUID, Level.INSTANCE, Kind.UID, "i.uid"),
    SOP_CLASS_UID(Tag.SOPClassUID, Level.INSTANCE, Kind.UID, "i.sop_class"),
    INSTANCE_NUMBER(Tag.InstanceNumber, Level.INSTANCE, Kind.INTEGER, "i.number"),
    ROWS(Tag.Rows, Level.INSTANCE, Kind.INTEGER, "i.rows"),
    COLUMNS(Tag.Columns, Level.INSTANCE, Kind.INTEGER, "i.columns"),
    BITS_ALLOCATED(Tag.BitsAllocated, Level.INSTANCE, Kind.INTEGER, "i.bits_allocated"),
    NUMBER_OF_FRAMES(Tag.NumberOfFrames, Level.INSTANCE, Kind.INTEGER, "i.frames");

    /** How values are compared. */
    enum Kind {
        UID,
        TEXT,
        TEXT_ARRAY,
        NAME,
        DATE,
        TIME,
        INTEGER
    }

    private static final Map<Integer, Key> BY_TAG =
            Arrays.stream(values()).collect(Collectors.toMap(key -> key.tag, Function.identity()));

    private final int tag;
    private final Level level;
    private final Kind kind;
    private final String column;

    Key(int tag, Level level, Kind kind, String column) {
        this.tag = tag;
        this.level = level;
        this.kind = kind;
        this.column = column;
    }

    static boolean isSupported(int tag, Level queried) {
        var key = BY_TAG.get(tag);
        return key != null && key.level.compareTo(queried) <= 0;
    }

    /** Errors: INVALID_REQUEST when the attribute cannot be matched at this level. */
    static Key of(int tag, Level queried) {
        var key = BY_TAG.get(tag);
        if (key == null || key.level.compareTo(queried) > 0) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, Dictionary.keyword(tag) + " cannot be matched at level " + queried);
        }
        return key;
    }

    int tag() {
        return tag;
    }

    Kind kind() {
        return kind;
    }

    String column() {
        return column;
    }
}
