package org.consilium.dimse.pdu;

/** PDUs as bytes, ready for one write. */
public record EncodedPdu(byte[] buffer, int offset, int length) {}
