package org.consilium.cli.console;

import org.consilium.dimse.message.DimseStatus;

/** Statuses in words (PS3.7 annex C, PS3.4 tables B.2-1, C.4-1, C.4-2, C.4-3). */
public final class StatusText {

    private static final int CLASS_BITS = 12;

    private StatusText() {}

    /** For example {@code 0xA700 out of resources}. */
    public static String of(DimseStatus status) {
        return status + " " + words(status.code());
    }

    private static String words(int code) {
        return switch (code) {
            case 0x0000 -> "success";
            case 0x0110 -> "processing failure";
            case 0x0111 -> "duplicate SOP instance";
            case 0x0112 -> "no such SOP instance";
            case 0x0115 -> "invalid argument value";
            case 0x0117 -> "invalid SOP instance";
            case 0x0118 -> "no such SOP class";
            case 0x0122 -> "SOP class not supported";
            case 0x0124 -> "not authorized";
            case 0x0211 -> "unrecognized operation";
            case 0x0212 -> "mistyped argument";
            case 0xA700 -> "out of resources";
            case 0xA701 -> "out of resources: the number of matches cannot be calculated";
            case 0xA702 -> "out of resources: sub-operations cannot be performed";
            case 0xA801 -> "the move destination is not known";
            case 0xB000 -> "warning: sub-operations failed, or elements were coerced";
            case 0xB006 -> "warning: elements were discarded";
            case 0xB007 -> "warning: the data set does not match the SOP class";
            case 0xFE00 -> "cancelled";
            case 0xFF00, 0xFF01 -> "pending";
            default -> wordsOfClass(code);
        };
    }

    private static String wordsOfClass(int code) {
        if (code >>> 8 == 0xA7) {
            return "out of resources";
        }
        if (code >>> 8 == 0xA9) {
            return "the data set or identifier does not match the SOP class";
        }
        return switch (code >>> CLASS_BITS) {
            case 0xB -> "warning";
            case 0xC -> "the peer cannot process it";
            default -> "failure";
        };
    }
}
