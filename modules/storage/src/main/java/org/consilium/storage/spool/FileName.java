package org.consilium.storage.spool;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of a file of the spool: the time it was begun, so that names sort by age, and a random number, so that none is used
 * twice and no sender can forge a record of it.
 */
record FileName(String text, long fileId) {

    static final String SEGMENT = ".segment";
    static final String OBJECT = ".object";
    static final String PARTIAL = ".partial";
    static final String DAMAGED = ".damaged";

    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{16})-([0-9a-f]{16})(\\.segment|\\.object)");
    private static final SecureRandom RANDOM = new SecureRandom();

    static FileName fresh(String suffix) {
        long fileId = RANDOM.nextLong();
        var hex = HexFormat.of();
        return new FileName(
                hex.toHexDigits(System.currentTimeMillis()) + "-" + hex.toHexDigits(fileId) + suffix, fileId);
    }

    static Optional<FileName> parse(String text) {
        var matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new FileName(text, Long.parseUnsignedLong(matcher.group(2), 16)))
                : Optional.empty();
    }

    boolean isSegment() {
        return text.endsWith(SEGMENT);
    }
}
