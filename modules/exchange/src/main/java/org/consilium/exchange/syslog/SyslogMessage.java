package org.consilium.exchange.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** One event as a syslog message (RFC 5424 6) in a frame that begins with its length (RFC 5425 4.3). */
final class SyslogMessage {

    /** Facility 10 (security/authorization), severity 5 (notice): PS3.15 A.6.1. */
    private static final int PRIORITY = 10 * 8 + 5;

    private static final String APPLICATION = "consilium";

    /** PS3.15 A.6.1. */
    private static final String MESSAGE_ID = "DICOM+RFC3881";

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private SyslogMessage() {}

    /**
     * The frame of an event.
     *
     * @param host name of this machine
     * @param message of PS3.15 A.5
     */
    static byte[] frame(Instant at, String host, long processId, String message) {
        var head = "<%d>1 %s %s %s %d %s - "
                .formatted(PRIORITY, at, printable(host), APPLICATION, processId, MESSAGE_ID)
                .getBytes(US_ASCII);
        var body = message.getBytes(UTF_8);
        int length = head.length + BYTE_ORDER_MARK.length + body.length;
        var frame = new ByteArrayOutputStream(length + 8);
        frame.writeBytes((length + " ").getBytes(US_ASCII));
        frame.writeBytes(head);
        frame.writeBytes(BYTE_ORDER_MARK);
        frame.writeBytes(body);
        return frame.toByteArray();
    }

    /** PRINTUSASCII without spaces; {@code -} where there is nothing. */
    private static String printable(String host) {
        var text = host.replaceAll("[^!-~]", "");
        return text.isEmpty() ? "-" : text;
    }
}
