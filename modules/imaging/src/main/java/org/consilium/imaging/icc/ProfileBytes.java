package org.consilium.imaging.icc;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** A part of a profile: big endian numbers at offsets from its start. */
record ProfileBytes(byte[] data, int start, int length) {

    int i32(int offset) {
        return u16(offset) << 16 | u16(offset + 2);
    }

    int u16(int offset) {
        if (offset < 0 || offset + 2 > length) {
            throw notConvertible();
        }
        return (data[start + offset] & 0xFF) << 8 | data[start + offset + 1] & 0xFF;
    }

    /** s15Fixed16Number. */
    double fixed(int offset) {
        return i32(offset) / 65536.0;
    }

    ProfileBytes part(int offset, int size) {
        if (offset < 0 || size < 0 || offset > length || size > length - offset) {
            throw notConvertible();
        }
        return new ProfileBytes(data, start + offset, size);
    }

    static Rejected notConvertible() {
        return new Rejected(
                Reason.NOT_ACCEPTABLE,
                "the colour profile of the image is no matrix profile; iccprofile=yes sends it along");
    }
}
