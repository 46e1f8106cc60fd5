package org.consilium.dimse.pdu;

/** The bytes of a PDU, header included. */
public final class PduEncoder {

    private PduEncoder() {}

    /** Of a P-DATA-TF its own buffer, which already holds whole PDUs: nothing is copied. */
    public static EncodedPdu encode(Pdu pdu) {
        return switch (pdu) {
            case PDataTf data -> new EncodedPdu(data.buffer(), data.offset(), data.length());
            case AssociateRq rq -> whole(AssociateEncoder.encode(rq));
            case AssociateAc ac -> whole(AssociateEncoder.encode(ac));
            case AssociateRj rj -> fixed(PduType.ASSOCIATE_RJ, rj.result(), rj.source(), rj.reason());
            case ReleaseRq _ -> fixed(PduType.RELEASE_RQ, 0, 0, 0);
            case ReleaseRp _ -> fixed(PduType.RELEASE_RP, 0, 0, 0);
            case Abort abort -> fixed(PduType.ABORT, 0, abort.source(), abort.reason());
        };
    }

    /** Writes the header of a P-DATA-TF whose variable field has the given length. */
    public static void writeDataHeader(byte[] buffer, int offset, int length) {
        buffer[offset] = PduType.P_DATA_TF;
        buffer[offset + 1] = 0;
        Bytes.putInt32(buffer, offset + 2, length);
    }

    private static EncodedPdu fixed(int type, int second, int third, int fourth) {
        return whole(new byte[] {(byte) type, 0, 0, 0, 0, 4, 0, (byte) second, (byte) third, (byte) fourth});
    }

    private static EncodedPdu whole(byte[] bytes) {
        return new EncodedPdu(bytes, 0, bytes.length);
    }
}
