package org.consilium.imaging.render;

import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Values of 16 bits whatever their value representation is: tables are found as US, SS and OW in the field. */
final class Words {

    private Words() {}

    /** Unsigned words of an element; none when it is absent. */
    static int[] of(DataSet holder, int tag) {
        byte[] bytes = holder.bytes(tag).orElse(new byte[0]);
        int[] words = new int[bytes.length / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = bytes[2 * i] & 0xFF | (bytes[2 * i + 1] & 0xFF) << Byte.SIZE;
        }
        return words;
    }

    /** The three values of a lookup table descriptor (PS3.3 C.7.6.3.1.5, C.11.1.1). */
    static Descriptor descriptor(DataSet holder, int tag) {
        int[] words = of(holder, tag);
        if (words.length != 3 || words[2] < 8 || words[2] > 16) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "a lookup table descriptor is not valid");
        }
        boolean signed = holder.find(tag).map(Element::vr).orElse(VR.US) == VR.SS;
        return new Descriptor(words[0] == 0 ? 1 << 16 : words[0], signed ? (short) words[1] : words[1], words[2]);
    }

    /**
     * @param count entries of the table
     * @param first the value of the first entry
     * @param bits of an entry
     */
    record Descriptor(int count, int first, int bits) {}
}
