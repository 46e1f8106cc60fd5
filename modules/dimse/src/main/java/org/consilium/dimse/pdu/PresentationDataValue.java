package org.consilium.dimse.pdu;

import java.util.Optional;

/**
 * A presentation data value (PS3.8 annex E): a fragment of a command or of a data set, as a view of a P-DATA-TF PDU's bytes.
 *
 * @param isCommand whether it belongs to a command, else to a data set
 * @param isLast whether it ends the command or the data set
 * @param offset of the fragment's first byte
 * @param end offset after the PDU's last byte
 */
public record PresentationDataValue(
        int contextId, boolean isCommand, boolean isLast, byte[] buffer, int offset, int length, int end) {

    private static final int COMMAND = 1;
    private static final int LAST = 2;

    /** The value after this one in the same PDU. */
    public Optional<PresentationDataValue> next() {
        return at(buffer, offset + length, end);
    }

    static Optional<PresentationDataValue> at(byte[] buffer, int offset, int end) {
        if (offset >= end) {
            return Optional.empty();
        }
        int control = buffer[offset + 5];
        return Optional.of(new PresentationDataValue(
                buffer[offset + 4] & 0xFF,
                (control & COMMAND) != 0,
                (control & LAST) != 0,
                buffer,
                offset + PDataTf.PDV_HEADER_LENGTH,
                Bytes.int32(buffer, offset) - 2,
                end));
    }

    /** Writes the PDV header into the six bytes before a fragment. */
    public static void writeHeader(
            byte[] buffer, int offset, int fragmentLength, int contextId, boolean command, boolean last) {
        Bytes.putInt32(buffer, offset, fragmentLength + 2);
        buffer[offset + 4] = (byte) contextId;
        buffer[offset + 5] = (byte) ((command ? COMMAND : 0) | (last ? LAST : 0));
    }
}
