package org.consilium.dimse.pdu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Big-endian integers in byte arrays. */
final class Bytes {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    static int int32(byte[] buffer, int offset) {
        return (int) INT.get(buffer, offset);
    }

    static void putInt32(byte[] buffer, int offset, int value) {
        INT.set(buffer, offset, value);
    }
}
