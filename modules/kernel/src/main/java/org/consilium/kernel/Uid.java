package org.consilium.kernel;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A DICOM unique identifier (PS3.5 9): components of digits separated by dots, at most 64 characters.
 *
 * <p>Leading zeros in a component are forbidden by the standard and common in the field; they are accepted, because an
 * image must not be lost for them. Anything else that is not a digit or a dot is refused.
 *
 * @param value the identifier without padding
 */
public record Uid(String value) implements Comparable<Uid> {

    /** Longest UID (PS3.5 table 6.2-1, VR UI), in characters. */
    public static final int LENGTH_MAX = 64;

    public Uid {
        if (!isValid(value)) {
            throw new Rejected(Reason.INVALID_UID);
        }
    }

    /** Whether a text, already stripped of padding, is a UID. */
    public static boolean isValid(String value) {
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            return false;
        }
        char before = '.';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (c != '.' || before == '.')) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }

    /** A new UID under the 2.25 root, derived from a random UUID (PS3.5 B.2). */
    public static Uid random() {
        return of(UUID.randomUUID());
    }

    /** The UID of a UUID (PS3.5 B.2). */
    public static Uid of(UUID uuid) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return new Uid("2.25." + new BigInteger(1, bytes));
    }

    @Override
    public int compareTo(Uid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
