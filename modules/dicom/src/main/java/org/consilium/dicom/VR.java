package org.consilium.dicom;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The value representations (PS3.5 table 6.2-1). */
public enum VR {
    AE(Kind.TEXT, 1, ' ', 16),
    AS(Kind.TEXT, 1, ' ', 4),
    AT(Kind.INTEGER, 2, 0, 0),
    CS(Kind.TEXT, 1, ' ', 16),
    DA(Kind.TEXT, 1, ' ', 18),
    DS(Kind.TEXT, 1, ' ', 16),
    DT(Kind.TEXT, 1, ' ', 54),
    FD(Kind.FLOAT, 8, 0, 0),
    FL(Kind.FLOAT, 4, 0, 0),
    IS(Kind.TEXT, 1, ' ', 12),
    LO(Kind.TEXT, 1, ' ', 64),
    LT(Kind.TEXT, 1, ' ', 10_240),
    OB(Kind.BULK, 1, 0, 0),
    OD(Kind.BULK, 8, 0, 0),
    OF(Kind.BULK, 4, 0, 0),
    OL(Kind.BULK, 4, 0, 0),
    OV(Kind.BULK, 8, 0, 0),
    OW(Kind.BULK, 2, 0, 0),
    PN(Kind.TEXT, 1, ' ', 64),
    SH(Kind.TEXT, 1, ' ', 16),
    SL(Kind.INTEGER, 4, 0, 0),
    SQ(Kind.SEQUENCE, 1, 0, 0),
    SS(Kind.INTEGER, 2, 0, 0),
    ST(Kind.TEXT, 1, ' ', 1_024),
    SV(Kind.INTEGER, 8, 0, 0),
    TM(Kind.TEXT, 1, ' ', 28),
    UC(Kind.TEXT, 1, ' ', Integer.MAX_VALUE),
    UI(Kind.TEXT, 1, 0, 64),
    UL(Kind.INTEGER, 4, 0, 0),
    UN(Kind.BULK, 1, 0, 0),
    UR(Kind.TEXT, 1, ' ', Integer.MAX_VALUE),
    US(Kind.INTEGER, 2, 0, 0),
    UT(Kind.TEXT, 1, ' ', Integer.MAX_VALUE),
    UV(Kind.INTEGER, 8, 0, 0);

    /** What the bytes of a value are. */
    private enum Kind {
        TEXT,
        INTEGER,
        FLOAT,
        BULK,
        SEQUENCE
    }

    private static final int LETTERS = 26;
    private static final @Nullable VR[] BY_LETTERS = new @Nullable VR[LETTERS * LETTERS];

    static {
        for (VR vr : values()) {
            BY_LETTERS[index(vr.name().charAt(0), vr.name().charAt(1))] = vr;
        }
    }

    private final Kind kind;
    private final int wordBytes;
    private final byte padding;
    private final int charactersMax;

    VR(Kind kind, int wordBytes, int padding, int charactersMax) {
        this.kind = kind;
        this.wordBytes = wordBytes;
        this.padding = (byte) padding;
        this.charactersMax = charactersMax;
    }

    /** The value representation written with these two bytes; none where the letters are not known. */
    public static Optional<VR> of(int first, int second) {
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        return letters ? Optional.ofNullable(BY_LETTERS[index(first, second)]) : Optional.empty();
    }

    /** The value representation of a name such as {@code "PN"}, in either case. */
    public static Optional<VR> of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.length() == 2 ? of(upper.charAt(0), upper.charAt(1)) : Optional.empty();
    }

    private static int index(int first, int second) {
        return (first - 'A') * LETTERS + second - 'A';
    }

    /** Whether the value is text, numbers written as text (DS, IS) included. */
    public boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Whether the value is binary integers: AT, SS, US, SL, UL, SV, UV. */
    public boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    /** Whether the value is binary floating point numbers: FL, FD. */
    public boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    /** Whether the value is a stream of bytes or words: OB, OD, OF, OL, OV, OW, UN. */
    public boolean isBulk() {
        return kind == Kind.BULK;
    }

    /** Whether Specific Character Set (0008,0005) applies (PS3.5 6.1.2.3). */
    public boolean isCharacterSetDependent() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    /** Whether a backslash separates values (PS3.5 6.4); in ST, LT, UT and UR it is a character. */
    public boolean isMultiValued() {
        return switch (this) {
            case LT, ST, UR, UT -> false;
            default -> isText();
        };
    }

    /** Whether leading spaces are significant (PS3.5 table 6.2-1). */
    public boolean keepsLeadingSpaces() {
        return switch (this) {
            case LT, ST, UC, UR, UT -> true;
            default -> false;
        };
    }

    /** Bytes of the words that change their order between little and big endian; 1 where nothing does. */
    public int wordBytes() {
        return wordBytes;
    }

    /** What a value of odd length is padded with. */
    public byte padding() {
        return padding;
    }

    /**
     * Longest value in characters: for PN of one component group, for DA, TM and DT with the ranges of queries; 0 where a
     * value has no length in characters.
     */
    public int charactersMax() {
        return charactersMax;
    }

    /** Whether the explicit form has a 32-bit length after two reserved bytes (PS3.5 7.1.2). */
    public boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            default -> false;
        };
    }
}
