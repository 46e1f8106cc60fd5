package org.consilium.security.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an act was about (PS3.15 A.5.1, ParticipantObjectIdentification).
 *
 * @param typeCode 1 person, 2 system object, 3 organization, 4 other
 * @param role ParticipantObjectTypeCodeRole: 1 patient, 3 report, 5 master file, 13 security resource, 20 job, 24 query
 * @param idType what the ID is
 * @param name may be empty; then {@code query} may be there
 * @param query text of a query, may be empty
 * @param details more about it, by name
 */
public record ParticipantObject(
        int typeCode, int role, Code idType, String id, String name, String query, Map<String, String> details) {

    public static final Code PATIENT_NUMBER = Code.rfc3881("2", "Patient Number");
    public static final Code STUDY_INSTANCE_UID = Code.dicom("110180", "Study Instance UID");
    public static final Code SOP_CLASS_UID = Code.dicom("110181", "SOP Class UID");
    public static final Code CASE_NUMBER = new Code("case", "99CONSILIUM", "Case");
    private static final Code USER = Code.rfc3881("11", "User Identifier");
    private static final Code URI = Code.rfc3881("12", "URI");

    private static final int PERSON = 1;
    private static final int SYSTEM = 2;
    private static final int ROLE_PATIENT = 1;
    private static final int ROLE_REPORT = 3;
    private static final int ROLE_SECURITY_RESOURCE = 13;
    private static final int ROLE_JOB = 20;
    private static final int ROLE_QUERY = 24;

    public ParticipantObject {
        details = Map.copyOf(details);
    }

    /** @param id as its issuer gave it, with the issuer behind {@code ^^^} where that is known (HL7 CX) */
    public static ParticipantObject patient(String id, String issuer, String name) {
        return new ParticipantObject(
                PERSON, ROLE_PATIENT, PATIENT_NUMBER, issuer.isEmpty() ? id : id + "^^^" + issuer, name, "", Map.of());
    }

    public static ParticipantObject study(String studyInstanceUid) {
        return new ParticipantObject(SYSTEM, ROLE_REPORT, STUDY_INSTANCE_UID, studyInstanceUid, "", "", Map.of());
    }

    /** @param number as people say it */
    public static ParticipantObject consultation(String caseId, String number) {
        return new ParticipantObject(SYSTEM, ROLE_JOB, CASE_NUMBER, caseId, number, "", Map.of());
    }

    public static ParticipantObject query(Code idType, String id, String text) {
        return new ParticipantObject(SYSTEM, ROLE_QUERY, idType, id, "", text, Map.of());
    }

    /** A setting, an account, a peer: named by the address of its resource. */
    public static ParticipantObject resource(String address) {
        return new ParticipantObject(SYSTEM, ROLE_SECURITY_RESOURCE, URI, address, "", "", Map.of());
    }

    public static ParticipantObject account(String account) {
        return new ParticipantObject(PERSON, ROLE_SECURITY_RESOURCE, USER, account, "", "", Map.of());
    }

    /** The same with one detail more; an empty value says nothing. */
    public ParticipantObject with(String detail, String value) {
        if (value.isEmpty()) {
            return this;
        }
        var more = new TreeMap<>(details);
        more.put(detail, value);
        return new ParticipantObject(typeCode, role, idType, id, name, query, more);
    }

    public boolean isPatient() {
        return idType.equals(PATIENT_NUMBER);
    }

    /** The ID of a patient without its issuer. */
    public String idWithoutIssuer() {
        int issuer = id.indexOf("^^^");
        return issuer < 0 ? id : id.substring(0, issuer);
    }
}
