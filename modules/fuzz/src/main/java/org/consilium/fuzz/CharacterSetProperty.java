package org.consilium.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consilium.dicom.charset.Delimiters;
import org.consilium.dicom.charset.SpecificCharacterSet;

/**
 * Of text: any bytes are text in any character set, and text that a character set can hold comes back from its bytes. The
 * input is the value of Specific Character Set, a line feed, and the bytes.
 */
final class CharacterSetProperty implements Property {

    @Override
    public void check(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String terms = new String(input, 0, end, StandardCharsets.ISO_8859_1);
        int from = Math.min(end + 1, input.length);
        var characterSet = SpecificCharacterSet.of(List.of(terms.split("\\\\", -1)));
        for (Delimiters delimiters : Delimiters.values()) {
            String text = characterSet.decode(input, from, input.length - from, delimiters);
            if (characterSet.canEncode(text)) {
                byte[] bytes = characterSet.encode(text, delimiters);
                String again = characterSet.decode(bytes, 0, bytes.length, delimiters);
                Property.require(text.equals(again), "text came back as another one");
            }
        }
    }
}
