package org.consilium.archive.hl7;

/**
 * The answer to a message (HL7 2.5 2.9.2).
 *
 * @param code AA, AE or AR (table 0008)
 * @param error code of table 0357; 0 for AA
 * @param text for whoever runs the sender, without patient data
 */
record Acknowledgment(String code, int error, String text) {

    static final int REQUIRED_FIELD_MISSING = 101;
    static final int DATA_TYPE_ERROR = 102;
    static final int UNSUPPORTED_MESSAGE_TYPE = 200;
    static final int UNSUPPORTED_EVENT_CODE = 201;
    static final int UNKNOWN_KEY_IDENTIFIER = 204;
    static final int APPLICATION_INTERNAL_ERROR = 207;

    static Acknowledgment accept(String text) {
        return new Acknowledgment("AA", 0, text);
    }

    /** The content cannot be dealt with; the same message will be answered alike. */
    static Acknowledgment error(int error, String text) {
        return new Acknowledgment("AE", error, text);
    }

    /** Not a message for this node, or not now. */
    static Acknowledgment reject(int error, String text) {
        return new Acknowledgment("AR", error, text);
    }
}
