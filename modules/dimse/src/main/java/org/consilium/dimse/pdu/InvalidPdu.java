package org.consilium.dimse.pdu;

import java.io.IOException;

/** Bytes that are not the PDU they should be. The message names what was wrong, never the bytes. */
public final class InvalidPdu extends IOException {

    private static final long serialVersionUID = 1L;

    private final int abortReason;
    private final String text;

    /** @param abortReason the reason an A-ABORT gives for it (PS3.8 table 9-26) */
    public InvalidPdu(int abortReason, String message) {
        super(message);
        this.abortReason = abortReason;
        this.text = message;
    }

    /** The message. */
    public String text() {
        return text;
    }

    public int abortReason() {
        return abortReason;
    }
}
