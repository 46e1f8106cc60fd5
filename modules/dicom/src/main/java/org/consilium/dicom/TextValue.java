package org.consilium.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.charset.Delimiters;
import org.consilium.dicom.charset.SpecificCharacterSet;

/** Values that are text, without the padding around them (PS3.5 6.2). */
final class TextValue {

    private TextValue() {}

    static List<String> texts(ValueElement element) {
        if (element.isEmpty()) {
            return List.of();
        }
        String field = decode(element);
        if (!element.vr().isMultiValued()) {
            return List.of(trim(field, element.vr()));
        }
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int at = field.indexOf('\\'); at >= 0; at = field.indexOf('\\', from)) {
            values.add(trim(field.substring(from, at), element.vr()));
            from = at + 1;
        }
        values.add(trim(field.substring(from), element.vr()));
        return values;
    }

    static Optional<String> first(ValueElement element) {
        if (element.isEmpty()) {
            return Optional.empty();
        }
        String field = decode(element);
        int end = element.vr().isMultiValued() ? field.indexOf('\\') : -1;
        String first = trim(end < 0 ? field : field.substring(0, end), element.vr());
        return first.isEmpty() ? Optional.empty() : Optional.of(first);
    }

    private static String decode(ValueElement element) {
        ByteRange value = element.value();
        return element.characterSet().decode(value.array(), value.offset(), value.length(), delimiters(element.vr()));
    }

    /** Whether every byte has a meaning in the character set of the element. */
    static boolean isExact(ValueElement element) {
        ByteRange value = element.value();
        return characterSet(element)
                .decodeExactly(value.array(), value.offset(), value.length(), delimiters(element.vr()))
                .isExact();
    }

    /** Text that no character set applies to has the default repertoire (PS3.5 6.1.2.3). */
    private static SpecificCharacterSet characterSet(ValueElement element) {
        return element.vr().isCharacterSetDependent() ? element.characterSet() : SpecificCharacterSet.DEFAULT;
    }

    static Delimiters delimiters(VR vr) {
        if (vr == VR.PN) {
            return Delimiters.PERSON_NAME;
        }
        return vr.isMultiValued() ? Delimiters.VALUES : Delimiters.TEXT;
    }

    private static String trim(String value, VR vr) {
        int start = 0;
        int end = value.length();
        while (end > 0 && isPadding(value.charAt(end - 1))) {
            end--;
        }
        while (!vr.keepsLeadingSpaces() && start < end && value.charAt(start) == ' ') {
            start++;
        }
        return value.substring(start, end);
    }

    private static boolean isPadding(char c) {
        return c == ' ' || c == 0;
    }
}
