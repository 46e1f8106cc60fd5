package org.consilium.cli.query;

import java.util.List;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;

/** The information models of PS3.4 C.6 and K.6. */
enum Model {
    PATIENT(
            Uids.PatientRootQueryRetrieveInformationModelFind,
            Uids.PatientRootQueryRetrieveInformationModelMove,
            Uids.PatientRootQueryRetrieveInformationModelGet),
    STUDY(
            Uids.StudyRootQueryRetrieveInformationModelFind,
            Uids.StudyRootQueryRetrieveInformationModelMove,
            Uids.StudyRootQueryRetrieveInformationModelGet),
    PATIENT_STUDY_ONLY(
            Uids.PatientStudyOnlyQueryRetrieveInformationModelFind,
            Uids.PatientStudyOnlyQueryRetrieveInformationModelMove,
            Uids.PatientStudyOnlyQueryRetrieveInformationModelGet),
    WORKLIST(Uids.ModalityWorklistInformationModelFind, "", "");

    private final String find;
    private final String move;
    private final String get;

    Model(String find, String move, String get) {
        this.find = find;
        this.move = move;
        this.get = get;
    }

    String find() {
        return find;
    }

    String move() {
        return move;
    }

    String get() {
        return get;
    }

    /** Whether its identifiers say a level. */
    boolean hasLevels() {
        return this != WORKLIST;
    }

    /** The levels of PS3.4 C.6, from the top. */
    enum Level {
        PATIENT(List.of(Tag.PatientName, Tag.PatientID, Tag.PatientBirthDate, Tag.PatientSex)),
        STUDY(List.of(
                Tag.StudyDate,
                Tag.StudyTime,
                Tag.AccessionNumber,
                Tag.ModalitiesInStudy,
                Tag.StudyDescription,
                Tag.PatientName,
                Tag.PatientID,
                Tag.StudyInstanceUID,
                Tag.NumberOfStudyRelatedInstances)),
        SERIES(List.of(
                Tag.Modality,
                Tag.SeriesNumber,
                Tag.SeriesDescription,
                Tag.SeriesInstanceUID,
                Tag.NumberOfSeriesRelatedInstances)),
        IMAGE(List.of(Tag.InstanceNumber, Tag.SOPClassUID, Tag.SOPInstanceUID));

        private final List<Integer> shown;

        Level(List<Integer> shown) {
            this.shown = shown;
        }

        /** What is asked for at this level unless the user says what. */
        List<Integer> shown() {
            return shown;
        }
    }
}
