package org.consilium.dicom.dump;

import java.nio.ByteOrder;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.UidDictionary;
import org.consilium.dicom.UidEntry;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;

/** Values as a dump shows them. Of a large value only the part that may be shown is ever decoded. */
final class ShownValue {

    /** A character has at most so many bytes in any character set, escapes of ISO 2022 included. */
    private static final int BYTES_PER_CHARACTER_MAX = 8;

    private static final String HEX = "0123456789abcdef";

    /** How many values an element has; 1 for bulk, 0 where it is empty. */
    int count(ValueElement element) {
        if (element.isEmpty()) {
            return 0;
        }
        VR vr = element.vr();
        if (vr.isInteger() || vr.isFloat()) {
            return element.length() / (vr == VR.AT ? 4 : vr.wordBytes());
        }
        return vr.isMultiValued() ? separators(element.value()) + 1 : 1;
    }

    /** Good enough without decoding: multi-byte character sets in which a trail byte is a backslash miscount. */
    private static int separators(ByteRange value) {
        int count = 0;
        for (int i = 0; i < value.length(); i++) {
            if (value.array()[value.offset() + i] == '\\') {
                count++;
            }
        }
        return count;
    }

    String show(ValueElement element, int max) {
        VR vr = element.vr();
        if (vr.isBulk()) {
            return hex(element.value(), max);
        }
        ValueElement head = head(element, max);
        String values = String.join("\\", head.texts());
        String more = head.length() < element.length() ? "..." : "";
        if (!DumpWriter.isBracketed(vr)) {
            return Printable.of(values + more, max);
        }
        String explained = explained(vr, values);
        String shown = "[" + Printable.of(values + more, max - 2) + "]";
        boolean fits = !explained.isEmpty() && shown.length() + 3 + explained.length() <= max;
        return fits ? shown + " = " + explained : shown;
    }

    /** What a UID is called. */
    private static String explained(VR vr, String value) {
        if (vr != VR.UI) {
            return "";
        }
        return UidDictionary.find(value).map(UidEntry::keyword).orElse("");
    }

    /** So much of the value as can be seen. */
    private static ValueElement head(ValueElement element, int max) {
        int bytes = Math.min(element.length(), (max + 1) * BYTES_PER_CHARACTER_MAX);
        ByteRange value = element.value();
        boolean big = element.order() == ByteOrder.BIG_ENDIAN;
        return ValueElement.of(
                element.tag(), element.vr(), value.array(), value.offset(), bytes, big, element.characterSet());
    }

    /** Bytes in hexadecimal, separated by spaces. */
    static String hex(ByteRange value, int max) {
        int shown = Math.clamp((max - 3) / 3, 1, Math.max(1, value.length()));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(shown, value.length()); i++) {
            int b = value.array()[value.offset() + i] & 0xFF;
            text.append(i == 0 ? "" : " ").append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 0xF));
        }
        return shown < value.length() ? text + "..." : text.toString();
    }
}
