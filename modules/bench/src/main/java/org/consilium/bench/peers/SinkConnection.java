package org.consilium.bench.peers;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.consilium.dicom.Uids;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.pdu.EncodedPdu;
import org.consilium.dimse.pdu.PduEncoder;
import org.consilium.dimse.pdu.UserInformation;

/** One connection of the sink: only lengths and the number of the message are looked at, data is never copied. */
final class SinkConnection {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final int PDU_LENGTH_MAX = BUFFER_BYTES - 6;
    private static final int ASSOCIATE_RQ = 1;
    private static final int P_DATA_TF = 4;
    private static final int RELEASE_RQ = 5;
    private static final int FIRST_ITEM = 68;
    private static final int PRESENTATION_CONTEXT = 0x20;
    private static final int COMMAND = 1;
    private static final int LAST_OF_DATA = 2;
    private static final byte[] RELEASE_RP = {6, 0, 0, 0, 0, 4, 0, 0, 0, 0};

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private int messageId;

    SinkConnection(Socket socket) throws IOException {
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Until the sender releases the association. */
    void drain() throws IOException {
        while (true) {
            int type = int8();
            int8();
            int length = int32();
            switch (type) {
                case ASSOCIATE_RQ -> accept(bytes(length));
                case P_DATA_TF -> data(length);
                case RELEASE_RQ -> {
                    skip(length);
                    out.write(RELEASE_RP);
                    return;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void data(int length) throws IOException {
        int left = length;
        while (left > 0) {
            int itemLength = int32();
            int contextId = int8();
            int control = int8();
            if ((control & COMMAND) != 0) {
                messageId = CommandSet.decode(bytes(itemLength - 2)).messageId();
            } else {
                skip(itemLength - 2);
            }
            if (control == LAST_OF_DATA) {
                succeed(contextId);
            }
            left -= 4 + itemLength;
        }
    }

    private void succeed(int contextId) throws IOException {
        byte[] command = CommandSet.builder(CommandField.responseTo(CommandField.C_STORE_RQ))
                .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, messageId)
                .number(CommandElement.STATUS, 0)
                .build()
                .encode();
        byte[] pdu = new byte[12 + command.length];
        PduEncoder.writeDataHeader(pdu, 0, 6 + command.length);
        org.consilium.dimse.pdu.PresentationDataValue.writeHeader(pdu, 6, command.length, contextId, true, true);
        System.arraycopy(command, 0, pdu, 12, command.length);
        out.write(pdu);
    }

    /** All contexts that were asked for, in Explicit VR Little Endian. */
    private void accept(byte[] request) throws IOException {
        List<ContextResult> results = new ArrayList<>();
        int at = FIRST_ITEM;
        while (at < request.length) {
            if (request[at] == PRESENTATION_CONTEXT) {
                results.add(new ContextResult(request[at + 4] & 0xFF, 0, Uids.ExplicitVRLittleEndian));
            }
            at += 4 + ((request[at + 2] & 0xFF) << 8 | request[at + 3] & 0xFF);
        }
        EncodedPdu answer = PduEncoder.encode(new AssociateAc(
                "SINK",
                "BENCH",
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                results,
                UserInformation.ofThisImplementation(PDU_LENGTH_MAX)));
        out.write(answer.buffer(), answer.offset(), answer.length());
    }

    private int int8() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    private int int32() throws IOException {
        return int8() << 24 | int8() << 16 | int8() << 8 | int8();
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) int8();
        }
        return bytes;
    }

    private void skip(int count) throws IOException {
        int left = count;
        while (left > 0) {
            if (position == limit) {
                fill();
            }
            int taken = Math.min(left, limit - position);
            position += taken;
            left -= taken;
        }
    }

    private void fill() throws IOException {
        position = 0;
        limit = in.read(buffer);
        if (limit < 0) {
            limit = 0;
            throw new EOFException("the sender has gone");
        }
    }
}
