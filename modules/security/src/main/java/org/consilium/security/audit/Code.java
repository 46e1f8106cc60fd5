package org.consilium.security.audit;

/**
 * A coded value (PS3.15 A.5.1: csd-code, codeSystemName, originalText).
 *
 * @param value for example 110112
 * @param system for example DCM
 * @param text its meaning
 */
public record Code(String value, String system, String text) {

    private static final String DCM = "DCM";

    /** A code of the DICOM controlled terminology (PS3.16 annex D). */
    public static Code dicom(String value, String text) {
        return new Code(value, DCM, text);
    }

    /** A code of RFC 3881 5.5.3, for what an object's ID is. */
    public static Code rfc3881(String value, String text) {
        return new Code(value, "RFC-3881", text);
    }
}
