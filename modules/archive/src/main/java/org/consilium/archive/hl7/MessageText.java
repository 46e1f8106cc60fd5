package org.consilium.archive.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Text of a message in the character set it declares (MSH-18, HL7 table 0211); without one UTF-8 where that fits, else Latin 1. */
final class MessageText {

    private static final int CHARACTER_SET_FIELD = 17;

    private static final Map<String, String> CHARACTER_SETS = Map.ofEntries(
            Map.entry("ASCII", "US-ASCII"),
            Map.entry("8859/1", "ISO-8859-1"),
            Map.entry("8859/2", "ISO-8859-2"),
            Map.entry("8859/5", "ISO-8859-5"),
            Map.entry("8859/7", "ISO-8859-7"),
            Map.entry("8859/9", "ISO-8859-9"),
            Map.entry("8859/15", "ISO-8859-15"),
            Map.entry("ISO IR87", "ISO-2022-JP"),
            Map.entry("GB 18030-2000", "GB18030"),
            Map.entry("KS X 1001", "EUC-KR"),
            Map.entry("UNICODE", "UTF-8"),
            Map.entry("UNICODE UTF-8", "UTF-8"));

    private MessageText() {}

    static String decode(byte[] message) {
        String declared = declared(message);
        if (CHARACTER_SETS.containsKey(declared)) {
            return new String(message, Charset.forName(CHARACTER_SETS.getOrDefault(declared, "UTF-8")));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(message, StandardCharsets.ISO_8859_1);
        }
    }

    private static String declared(byte[] message) {
        String head = new String(message, StandardCharsets.ISO_8859_1).split("\r", 2)[0];
        if (head.length() < 4) {
            return "";
        }
        String[] fields = head.split(java.util.regex.Pattern.quote(head.substring(3, 4)), -1);
        return fields.length > CHARACTER_SET_FIELD ? fields[CHARACTER_SET_FIELD].split("~", 2)[0].strip() : "";
    }
}
