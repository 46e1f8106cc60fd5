package org.consilium.kernel;

/**
 * Why something is refused: the one table that gives the DIMSE status (PS3.7 annex C, PS3.4 tables B.2-1, C.4-1), the HTTP
 * status and the problem type (RFC 9457) of every refusal.
 */
public enum Reason {
    INVALID_UID(0xA900, 400, "Not a DICOM UID"),
    INVALID_AE_TITLE(0xA900, 400, "Not an application entity title"),
    NOT_DICOM(0xC000, 400, "Not a DICOM object"),
    DATA_SET_CORRUPT(0xC000, 400, "The data set cannot be parsed"),
    DATA_SET_TOO_DEEP(0xC000, 400, "Sequences are nested too deeply"),
    ELEMENT_TOO_LARGE(0xC000, 400, "A data element exceeds its limit"),
    MISSING_ATTRIBUTE(0xC000, 400, "A required attribute is missing"),
    SOP_CLASS_MISMATCH(0xA900, 409, "SOP Class UID of command and data set differ"),
    SOP_INSTANCE_MISMATCH(0xA900, 409, "SOP Instance UID of command and data set differ"),
    STUDY_MISMATCH(0xA900, 409, "The instance belongs to another study than the one addressed"),
    SAME_UID_OTHER_CONTENT(0x0111, 409, "An instance with this SOP Instance UID and other content is already stored"),
    SOP_CLASS_NOT_SUPPORTED(0x0122, 415, "The SOP class is not supported"),
    TRANSFER_SYNTAX_NOT_SUPPORTED(0xC000, 415, "The transfer syntax is not supported here"),
    OUT_OF_RESOURCES(0xA700, 507, "No space left to keep the instance"),
    UNAVAILABLE(0xA700, 503, "A service this needs is not available now"),
    NOT_AUTHORIZED(0x0124, 403, "Not authorized"),
    NOT_SIGNED_IN(0x0124, 401, "Not signed in"),
    SECOND_FACTOR_NEEDED(0x0124, 401, "A code of the second factor is needed"),
    ENROLMENT_NEEDED(0x0124, 403, "This node asks for a second factor: set one up first"),
    CONFIRMATION_NEEDED(0x0124, 403, "It has to be confirmed first who asks for this"),
    REAUTHENTICATION_FAILED(0x0124, 403, "What was given does not prove who it is"),
    NOT_FOUND(0xA801, 404, "Not found"),
    GONE(0xC307, 410, "It is no longer here"),
    INVALID_REQUEST(0x0115, 400, "The request is not valid"),
    UNSUPPORTED_MEDIA_TYPE(0x0115, 415, "The media type of the request is not taken here"),
    NOT_ACCEPTABLE(0x0122, 406, "None of the media types asked for can be produced"),
    NOT_IN_THIS_STATE(0x0110, 409, "The case is not in a state that allows this"),
    CONSENT_MISSING(0x0110, 409, "There is no valid consent"),
    ALREADY_EXISTS(0x0111, 409, "It already exists"),
    NOT_THE_VERSION(0x0110, 412, "It is not, or no longer, as the request expects"),
    NOT_PROCESSABLE(0x0115, 422, "The request is well formed, but cannot be carried out"),
    RANGE_NOT_SATISFIABLE(0x0115, 416, "None of the bytes asked for are there"),
    TOO_LARGE(0xA700, 413, "The request is too large"),
    TOO_MANY_REQUESTS(0xA700, 429, "Too many requests");

    private final int dimseStatus;
    private final int httpStatus;
    private final String text;

    Reason(int dimseStatus, int httpStatus, String text) {
        this.dimseStatus = dimseStatus;
        this.httpStatus = httpStatus;
        this.text = text;
    }

    /** Status of the DIMSE response, 0x0000 to 0xFFFF. */
    public int dimseStatus() {
        return dimseStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** One sentence for people, without any data of the request. */
    public String text() {
        return text;
    }

    /** Last part of the problem type URI, for example {@code not-found}. */
    public String problemType() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
