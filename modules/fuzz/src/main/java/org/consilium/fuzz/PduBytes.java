package org.consilium.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.consilium.dicom.Uids;
import org.consilium.dimse.message.CommandSet;

/** PDUs and their items, written byte by byte (PS3.8 9.3). */
final class PduBytes {

    private static final int LAST_COMMAND = 3;
    private static final int LAST_DATA = 2;

    private PduBytes() {}

    /** A message without a data set in one PDU. */
    static byte[] message(int contextId, CommandSet command) {
        return data(value(contextId, LAST_COMMAND, command.encode()));
    }

    /** A message with its data set in PDUs of their own. */
    static byte[] message(int contextId, CommandSet command, byte[] dataSet) {
        return join(message(contextId, command), data(value(contextId, LAST_DATA, dataSet)));
    }

    static byte[] release() {
        return pdu(5, 0, 0, 0, 0);
    }

    static byte[] released() {
        return pdu(6, 0, 0, 0, 0);
    }

    static byte[] titles() {
        return join(new byte[] {0, 1, 0, 0}, text("CONSILIUM       "), text("FUZZER          "), new byte[32]);
    }

    static byte[] transferSyntaxes() {
        return join(item(0x40, text(Uids.ImplicitVRLittleEndian)), item(0x40, text(Uids.ExplicitVRLittleEndian)));
    }

    static byte[] value(int contextId, int control, byte[] fragment) {
        return join(
                ByteBuffer.allocate(6)
                        .putInt(fragment.length + 2)
                        .put((byte) contextId)
                        .put((byte) control)
                        .array(),
                fragment);
    }

    static byte[] data(byte[]... values) {
        return pdu(4, join(values));
    }

    static byte[] pdu(int type, int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return pdu(type, bytes);
    }

    static byte[] pdu(int type, byte[] content) {
        byte[] header = ByteBuffer.allocate(6)
                .put((byte) type)
                .put((byte) 0)
                .putInt(content.length)
                .array();
        return join(header, content);
    }

    static byte[] item(int type, byte[]... contents) {
        byte[] content = join(contents);
        byte[] header = ByteBuffer.allocate(4)
                .put((byte) type)
                .put((byte) 0)
                .putShort((short) content.length)
                .array();
        return join(header, content);
    }

    static byte[] counted(byte[] content) {
        return join(ByteBuffer.allocate(2).putShort((short) content.length).array(), content);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
