package org.consilium.security.audit;

import java.util.Optional;

/** The kinds of acts of the trail, with Event ID (PS3.16 CID 400) and Event Type Code (CID 401) of their messages. */
public enum AuditAct {
    NODE_STARTED("110100", "Application Activity", "110120", "Application Start"),
    NODE_STOPPED("110100", "Application Activity", "110121", "Application Stop"),
    TRAIL_READ("110101", "Audit Log Used"),
    TRAIL_PRUNED("110101", "Audit Log Used"),
    TRANSFER_BEGUN("110102", "Begin Transferring DICOM Instances"),
    IMAGES_READ("110103", "DICOM Instances Accessed"),
    IMAGES_TRANSFERRED("110104", "DICOM Instances Transferred"),
    STUDY_DELETED("110105", "DICOM Study Deleted"),
    EXPORTED("110106", "Export"),
    IMPORTED("110107", "Import"),
    /** A case: the order of a second opinion. */
    CASE("110109", "Order Record"),
    PATIENT_RECORD("110110", "Patient Record"),
    STUDY_RECORD("110111", "Procedure Record"),
    QUERIED("110112", "Query"),
    PEER_REFUSED("110113", "Security Alert", "110126", "Node Authentication"),
    REFUSED("110113", "Security Alert", "110132", "Use of Restricted Function"),
    PEERS_CHANGED("110113", "Security Alert", "110128", "Network Configuration"),
    SETTINGS_CHANGED("110113", "Security Alert", "110129", "Security Configuration"),
    PEOPLE_CHANGED("110113", "Security Alert", "110137", "User Security Attributes Changed"),
    TRAIL_BROKEN("110113", "Security Alert", "110135", "Object Security Attributes Changed"),
    /** A case was opened to somebody without consent or acceptance. */
    EMERGENCY_ACCESS("110113", "Security Alert", "110127", "Emergency Override Started"),
    SIGNED_IN("110114", "User Authentication", "110122", "Login"),
    SIGNED_OUT("110114", "User Authentication", "110123", "Logout");

    private final Code id;
    private final Optional<Code> type;

    AuditAct(String id, String meaning) {
        this.id = Code.dicom(id, meaning);
        this.type = Optional.empty();
    }

    AuditAct(String id, String meaning, String type, String typeMeaning) {
        this.id = Code.dicom(id, meaning);
        this.type = Optional.of(Code.dicom(type, typeMeaning));
    }

    /** EventID. */
    public Code id() {
        return id;
    }

    /** PurposeOfUse, where the purpose was another than treatment by those who may (HL7 v3 ActReason). */
    public Optional<Code> purpose() {
        return this == EMERGENCY_ACCESS
                ? Optional.of(new Code("BTG", "2.16.840.1.113883.5.8", "break the glass"))
                : Optional.empty();
    }

    /** EventTypeCode, none where the EventID says it all. */
    public Optional<Code> type() {
        return type;
    }
}
