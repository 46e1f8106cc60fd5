package org.consilium.dimse.pdu;

import java.util.Optional;

/**
 * P-DATA-TF (PS3.8 9.3.5): whole PDUs, headers included, as they lie in a buffer. A received one is a view of the reader's
 * buffer, valid until the next PDU is read; one to be sent may hold several PDUs, so that they leave in one write.
 */
public record PDataTf(byte[] buffer, int offset, int length) implements Pdu {

    /** Bytes of a PDV item before its fragment: length, context ID, control header (PS3.8 9.3.5.1, annex E.2). */
    public static final int PDV_HEADER_LENGTH = 6;

    /** The first presentation data value of a single PDU, none when it holds none. */
    public Optional<PresentationDataValue> first() {
        return PresentationDataValue.at(buffer, offset + HEADER_LENGTH, offset + length);
    }
}
