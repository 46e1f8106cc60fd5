package org.consilium.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The defined terms of PS3.3 C.12.1.1.2, each with text and the escape sequences of ISO 2022. */
final class CharacterSetSeeds {

    private static final List<String> TERMS = List.of(
            "",
            "ISO_IR 192",
            "GB18030",
            "GBK",
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
            "\\ISO 2022 IR 87\\ISO 2022 IR 159",
            "ISO 2022 IR 6\\ISO 2022 IR 87\\ISO 2022 IR 13",
            "ISO 2022 IR 13\\ISO 2022 IR 87",
            "\\ISO 2022 IR 149",
            "\\ISO 2022 IR 58");

    private static final String TEXT =
            "Ab^c=\u001B$B;3ED\u001B(B^\u001B$)C\u00FB\u00F3\\\u001B(J\u00D4\u00CF\u001B-F\u00E1\n\u001B$)A\u00B0\u00A1\u00FF";

    /** Longer than any sensible value: no part of it may be looked at again for each character. */
    private static final int LONG_BYTES = 80_000;

    private CharacterSetSeeds() {}

    static List<byte[]> all() {
        List<byte[]> seeds = new ArrayList<>();
        for (String term : TERMS) {
            seeds.add((term + "\n" + TEXT).getBytes(StandardCharsets.ISO_8859_1));
        }
        seeds.add(longText());
        return seeds;
    }

    private static byte[] longText() {
        byte[] text = new byte[LONG_BYTES];
        Arrays.fill(text, (byte) 'A');
        text[0] = '\n';
        return text;
    }
}
