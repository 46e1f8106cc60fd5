package org.consilium.dimse.message;

/**
 * Status (0000,0900) of a DIMSE response (PS3.7 annex C).
 *
 * @param code 0x0000 to 0xFFFF
 */
public record DimseStatus(int code) {

    public static final DimseStatus SUCCESS = new DimseStatus(0x0000);

    /** The service failed for a reason of its own (PS3.7 C.5.14). */
    public static final DimseStatus PROCESSING_FAILURE = new DimseStatus(0x0110);

    /** An attribute that was asked for or given is not known here (PS3.7 C.4.2): done without it. */
    public static final DimseStatus ATTRIBUTE_LIST_ERROR = new DimseStatus(0x0107);

    public static final DimseStatus NO_SUCH_ATTRIBUTE = new DimseStatus(0x0105);
    public static final DimseStatus INVALID_ATTRIBUTE_VALUE = new DimseStatus(0x0106);
    public static final DimseStatus DUPLICATE_SOP_INSTANCE = new DimseStatus(0x0111);
    public static final DimseStatus NO_SUCH_SOP_INSTANCE = new DimseStatus(0x0112);
    public static final DimseStatus NO_SUCH_EVENT_TYPE = new DimseStatus(0x0113);
    public static final DimseStatus NO_SUCH_ARGUMENT = new DimseStatus(0x0114);
    public static final DimseStatus INVALID_ARGUMENT_VALUE = new DimseStatus(0x0115);

    /** A value was out of range and has been replaced by another one (PS3.7 C.4.3). */
    public static final DimseStatus ATTRIBUTE_VALUE_OUT_OF_RANGE = new DimseStatus(0x0116);

    public static final DimseStatus INVALID_SOP_INSTANCE = new DimseStatus(0x0117);
    public static final DimseStatus NO_SUCH_SOP_CLASS = new DimseStatus(0x0118);
    public static final DimseStatus CLASS_INSTANCE_CONFLICT = new DimseStatus(0x0119);
    public static final DimseStatus MISSING_ATTRIBUTE = new DimseStatus(0x0120);
    public static final DimseStatus MISSING_ATTRIBUTE_VALUE = new DimseStatus(0x0121);
    public static final DimseStatus SOP_CLASS_NOT_SUPPORTED = new DimseStatus(0x0122);
    public static final DimseStatus NO_SUCH_ACTION_TYPE = new DimseStatus(0x0123);
    public static final DimseStatus NOT_AUTHORIZED = new DimseStatus(0x0124);
    public static final DimseStatus DUPLICATE_TRANSACTION_UID = new DimseStatus(0x0131);
    /** The message ID is that of an operation under way (PS3.7 C.5.9). */
    public static final DimseStatus DUPLICATE_INVOCATION = new DimseStatus(0x0210);

    public static final DimseStatus UNRECOGNIZED_OPERATION = new DimseStatus(0x0211);
    public static final DimseStatus MISTYPED_ARGUMENT = new DimseStatus(0x0212);
    public static final DimseStatus RESOURCE_LIMITATION = new DimseStatus(0x0213);

    /** No space left (PS3.4 table B.2-1, A7xx). */
    public static final DimseStatus OUT_OF_RESOURCES = new DimseStatus(0xA700);

    public static final DimseStatus CANCEL = new DimseStatus(0xFE00);
    public static final DimseStatus PENDING = new DimseStatus(0xFF00);

    /** A match of a query whose optional keys were not supported (PS3.4 table C.4-1). */
    public static final DimseStatus PENDING_WITHOUT_OPTIONAL_KEYS = new DimseStatus(0xFF01);

    /** None of the sub-operations could be done (PS3.4 table C.4-2, A702). */
    public static final DimseStatus UNABLE_TO_PERFORM_SUB_OPERATIONS = new DimseStatus(0xA702);

    public static final DimseStatus MOVE_DESTINATION_UNKNOWN = new DimseStatus(0xA801);

    /** Some of the sub-operations failed or had warnings (PS3.4 table C.4-2). */
    public static final DimseStatus SUB_OPERATIONS_COMPLETE_WITH_FAILURES = new DimseStatus(0xB000);

    public DimseStatus {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("Status " + code);
        }
    }

    public boolean isSuccess() {
        return code == 0;
    }

    /** Done, though not exactly as asked: 0001, 0107, 0116 and Bxxx (PS3.7 C.4). */
    public boolean isWarning() {
        return code == 0x0001 || code == 0x0107 || code == 0x0116 || code >>> 12 == 0xB;
    }

    public boolean isPending() {
        return code == PENDING.code || code == PENDING_WITHOUT_OPTIONAL_KEYS.code;
    }

    /** Whether the same request may succeed later: no resources at the moment (A7xx). */
    public boolean isOutOfResources() {
        return code >>> 8 == 0xA7;
    }

    /** For example {@code 0xA700}. */
    @Override
    public String toString() {
        return "0x%04X".formatted(code);
    }
}
