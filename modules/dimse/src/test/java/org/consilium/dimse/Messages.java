package org.consilium.dimse;

import java.util.Arrays;
import java.util.Optional;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduEncoder;
import org.consilium.dimse.pdu.PresentationDataValue;

/** Messages of a {@link RawPeer}, PDU by PDU. */
final class Messages {

    private Messages() {}

    static PDataTf storeCommand(String sopInstanceUid) {
        return fragment(1, true, true, store(RawPeer.CT, sopInstanceUid).encode());
    }

    static CommandSet store(String sopClassUid, String sopInstanceUid) {
        return CommandSet.builder(CommandField.C_STORE_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, sopClassUid)
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid)
                .number(CommandElement.MESSAGE_ID, 1)
                .dataSetFollows()
                .build();
    }

    static CommandSet echo() {
        return CommandSet.builder(CommandField.C_ECHO_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, "1.2.840.10008.1.1")
                .number(CommandElement.MESSAGE_ID, 5)
                .build();
    }

    static PDataTf fragment(int contextId, boolean command, boolean last, byte[] bytes) {
        byte[] pdu = new byte[Pdu.HEADER_LENGTH + PDataTf.PDV_HEADER_LENGTH + bytes.length];
        PduEncoder.writeDataHeader(pdu, 0, PDataTf.PDV_HEADER_LENGTH + bytes.length);
        PresentationDataValue.writeHeader(pdu, Pdu.HEADER_LENGTH, bytes.length, contextId, command, last);
        System.arraycopy(bytes, 0, pdu, Pdu.HEADER_LENGTH + PDataTf.PDV_HEADER_LENGTH, bytes.length);
        return new PDataTf(pdu, 0, pdu.length);
    }

    /** The command of a response that came in one PDU. */
    static CommandSet command(Pdu pdu) {
        PresentationDataValue value = ((PDataTf) pdu).first().orElseThrow();
        return CommandSet.decode(Arrays.copyOfRange(value.buffer(), value.offset(), value.offset() + value.length()));
    }

    /** The status of a response that came in one PDU. */
    static int status(Optional<Pdu> pdu) {
        return command(pdu.orElseThrow()).number(CommandElement.STATUS).orElseThrow();
    }
}
