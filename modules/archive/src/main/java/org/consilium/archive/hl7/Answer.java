package org.consilium.archive.hl7;

import java.util.Optional;
import java.util.UUID;

/** Writes an acknowledgment (HL7 2.5 2.9.2) as text: MSH, MSA and, where something is wrong, ERR. */
final class Answer {

    private static final String SEGMENT_END = "\r";
    private static final String VERSION = "2.5";
    private static final String OWN_NAME = "CONSILIUM";

    private Answer() {}

    /** @param to none when it could not be read */
    static String of(Optional<AdtMessage> to, Acknowledgment answer) {
        var text = new StringBuilder();
        line(
                text,
                "MSH|^~\\&",
                OWN_NAME,
                "",
                escaped(to.map(AdtMessage::application).orElse("")),
                escaped(to.map(AdtMessage::facility).orElse("")),
                "",
                "",
                "ACK",
                UUID.randomUUID().toString().substring(0, 20),
                "P",
                VERSION,
                "",
                "",
                "",
                "",
                "",
                "UNICODE UTF-8");
        line(text, "MSA", answer.code(), escaped(to.map(AdtMessage::controlId).orElse("")), answer.text());
        if (answer.error() != 0) {
            line(text, "ERR", "", "", Integer.toString(answer.error()), "E", "", "", "", answer.text());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String... fields) {
        text.append(String.join("|", fields)).append(SEGMENT_END);
    }

    /** What comes back from a sender must not end a field. */
    private static String escaped(String value) {
        return value.replaceAll("[|^~\\\\&\\p{Cntrl}]", " ");
    }
}
