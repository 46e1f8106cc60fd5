package org.consilium.dimse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Data sets in Implicit VR Little Endian with hardly more than their UIDs. */
final class TinyObject {

    private TinyObject() {}

    static byte[] ct(String sopInstanceUid, int pixelDataLength) {
        var out = new ByteArrayOutputStream();
        element(out, 0x0008, 0x0016, (RawPeer.CT + "\0").getBytes(StandardCharsets.US_ASCII));
        String padded = sopInstanceUid.length() % 2 == 0 ? sopInstanceUid : sopInstanceUid + "\0";
        element(out, 0x0008, 0x0018, padded.getBytes(StandardCharsets.US_ASCII));
        element(out, 0x7FE0, 0x0010, new byte[pixelDataLength]);
        return out.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int group, int element, byte[] value) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) group)
                .putShort((short) element)
                .putInt(value.length)
                .array());
        out.writeBytes(value);
    }
}
