package org.consilium.web.fhir.resource;

import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The systems that codes and identifiers come from. Those that begin with {@code urn:consilium:} are our own; see docs/fhir.md. */
public final class Systems {

    public static final String CASE_NUMBER = "urn:consilium:case-number";
    public static final String DISCIPLINE = "urn:consilium:discipline";
    public static final String CONSENT_BASIS = "urn:consilium:consent-basis";
    public static final String CONSENT_REACH = "urn:consilium:consent-reach";
    public static final String CONSENT_PURPOSE = "urn:consilium:consent-purpose";
    public static final String DICOM_UID = "urn:dicom:uid";
    public static final String OID_PREFIX = "urn:oid:";

    static final String SHA_256 = "urn:consilium:sha-256";
    static final String SERVICE = "urn:consilium:service";
    static final String CASE_STATE = "urn:consilium:case-state";
    static final String TASK = "urn:consilium:task";
    static final String MESSAGE_KIND = "urn:consilium:message-kind";
    static final String ROLE = "urn:consilium:role";
    static final String ISSUER = "urn:consilium:patient-id-issuer:";
    static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    static final String LOINC = "http://loinc.org";
    static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
    private static final String ICD_O_3 = "http://terminology.hl7.org/CodeSystem/icd-o-3";
    private static final String ICD_O_3_OID = "urn:oid:2.16.840.1.113883.6.43.1";

    private Systems() {}

    static String uri(CodeSystem system) {
        return switch (system) {
            case ICD_10 -> ICD_10;
            case ICD_O_3_TOPOGRAPHY, ICD_O_3_MORPHOLOGY -> ICD_O_3;
        };
    }

    /** ICD-O-3 has one URI for both axes; a topography code begins with C, a morphology code with a digit. */
    public static Optional<CodeSystem> ofUri(String uri, String code) {
        return switch (uri) {
            case ICD_10 -> Optional.of(CodeSystem.ICD_10);
            case ICD_O_3, ICD_O_3_OID ->
                Optional.of(code.startsWith("C") ? CodeSystem.ICD_O_3_TOPOGRAPHY : CodeSystem.ICD_O_3_MORPHOLOGY);
            default -> Optional.empty();
        };
    }

    public static boolean isTopography(Coding coding) {
        return Stream.of(ICD_O_3, ICD_O_3_OID).anyMatch(system -> system.equals(coding.getSystem()));
    }

    static CodeableConcept concept(Code code) {
        return concept(uri(code.system()), code.code(), code.display());
    }

    static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display)).setText(display);
    }

    static CodeableConcept own(String system, Enum<?> value) {
        return new CodeableConcept(new Coding(system, value.name(), null));
    }
}
