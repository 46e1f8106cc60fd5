package org.consilium.dicom.charset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The defined terms of Specific Character Set (0008,0005), PS3.3 C.12.1.1.2. */
final class DefinedTerms {

    /** Without code extensions: one value only (tables C.12-2 and C.12-5). */
    static final List<String> SINGLE = List.of(
            "ISO_IR 100",
            "ISO_IR 101",
            "ISO_IR 109",
            "ISO_IR 110",
            "ISO_IR 144",
            "ISO_IR 127",
            "ISO_IR 126",
            "ISO_IR 138",
            "ISO_IR 148",
            "ISO_IR 203",
            "ISO_IR 13",
            "ISO_IR 166",
            "ISO_IR 192",
            "GB18030",
            "GBK");

    /** With code extensions, of single bytes: any value (table C.12-3). */
    static final List<String> SINGLE_BYTE = List.of(
            "ISO 2022 IR 6",
            "ISO 2022 IR 100",
            "ISO 2022 IR 101",
            "ISO 2022 IR 109",
            "ISO 2022 IR 110",
            "ISO 2022 IR 144",
            "ISO 2022 IR 127",
            "ISO 2022 IR 126",
            "ISO 2022 IR 138",
            "ISO 2022 IR 148",
            "ISO 2022 IR 203",
            "ISO 2022 IR 13",
            "ISO 2022 IR 166");

    /** With code extensions, of several bytes: any value but the first (table C.12-4). */
    static final List<String> MULTI_BYTE =
            List.of("ISO 2022 IR 87", "ISO 2022 IR 159", "ISO 2022 IR 149", "ISO 2022 IR 58");

    private static final Set<String> EXTENDED = new HashSet<>(SINGLE_BYTE);

    static {
        EXTENDED.addAll(MULTI_BYTE);
    }

    private DefinedTerms() {}

    /** Whether these values are defined terms in an allowed order. */
    static boolean allow(List<String> terms) {
        if (terms.isEmpty()) {
            return true;
        }
        String first = terms.getFirst();
        if (terms.size() == 1) {
            return first.isEmpty() || SINGLE.contains(first) || SINGLE_BYTE.contains(first);
        }
        return (first.isEmpty() || SINGLE_BYTE.contains(first)) && EXTENDED.containsAll(terms.subList(1, terms.size()));
    }
}
