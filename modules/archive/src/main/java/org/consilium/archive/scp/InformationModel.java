package org.consilium.archive.scp;

import java.util.Arrays;
import java.util.List;
import org.consilium.archive.Level;
import org.consilium.dicom.Uids;

/** The query/retrieve information models (PS3.4 C.6), with the SOP classes of their services and their levels from the top. */
public enum InformationModel {
    PATIENT_ROOT(
            Uids.PatientRootQueryRetrieveInformationModelFind,
            Uids.PatientRootQueryRetrieveInformationModelMove,
            Uids.PatientRootQueryRetrieveInformationModelGet,
            Level.values()),
    STUDY_ROOT(
            Uids.StudyRootQueryRetrieveInformationModelFind,
            Uids.StudyRootQueryRetrieveInformationModelMove,
            Uids.StudyRootQueryRetrieveInformationModelGet,
            Level.STUDY,
            Level.SERIES,
            Level.INSTANCE),
    /** Retired, and still asked for. */
    PATIENT_STUDY_ONLY(
            Uids.PatientStudyOnlyQueryRetrieveInformationModelFind,
            Uids.PatientStudyOnlyQueryRetrieveInformationModelMove,
            Uids.PatientStudyOnlyQueryRetrieveInformationModelGet,
            Level.PATIENT,
            Level.STUDY);

    private final String find;
    private final String move;
    private final String get;
    private final List<Level> levels;

    InformationModel(String find, String move, String get, Level... levels) {
        this.find = find;
        this.move = move;
        this.get = get;
        this.levels = List.of(levels);
    }

    /** The model of one of its SOP classes. */
    static InformationModel of(String sopClassUid) {
        return Arrays.stream(values())
                .filter(model -> List.of(model.find, model.move, model.get).contains(sopClassUid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a query/retrieve SOP class"));
    }

    /** SOP class of C-FIND. */
    public String find() {
        return find;
    }

    /** SOP class of C-MOVE. */
    public String move() {
        return move;
    }

    /** SOP class of C-GET. */
    public String get() {
        return get;
    }

    List<Level> levels() {
        return levels;
    }
}
