package org.consilium.kernel;

/**
 * An application entity title (PS3.5 table 6.2-1, VR AE): 1 to 16 characters of the default repertoire without control
 * characters and backslash, leading and trailing spaces not significant.
 *
 * @param value the title without padding
 */
public record AeTitle(String value) {

    /** Longest title in characters. */
    public static final int LENGTH_MAX = 16;

    public AeTitle {
        value = value.strip();
        if (value.isEmpty()
                || value.length() > LENGTH_MAX
                || value.chars().anyMatch(c -> c < 0x20 || c > 0x7E || c == '\\')) {
            throw new Rejected(Reason.INVALID_AE_TITLE);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
