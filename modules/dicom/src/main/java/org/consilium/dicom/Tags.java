package org.consilium.dicom;

/** What the number of a tag says about its element. */
public final class Tags {

    /** Item (PS3.5 7.5). */
    public static final int ITEM = 0xFFFEE000;

    /** Item Delimitation Item. */
    public static final int ITEM_DELIMITATION = 0xFFFEE00D;

    /** Sequence Delimitation Item. */
    public static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;

    private static final int FIRST_PRIVATE_BLOCK = 0x10;
    private static final int LAST_PRIVATE_BLOCK = 0xFF;

    private Tags() {}

    /** The tag as {@code (0010,0020)}. */
    public static String toString(int tag) {
        String hex = hex(tag);
        return "(" + hex.substring(0, 4) + "," + hex.substring(4) + ")";
    }

    /** The tag as eight hexadecimal digits, {@code 00100020}. */
    public static String hex(int tag) {
        char[] digits = new char[8];
        for (int i = 0; i < 8; i++) {
            digits[i] = "0123456789ABCDEF".charAt(tag >>> (28 - 4 * i) & 0xF);
        }
        return new String(digits);
    }

    /** Group number, 0 to 0xFFFF. */
    public static int group(int tag) {
        return tag >>> 16;
    }

    /** Element number within the group, 0 to 0xFFFF. */
    public static int element(int tag) {
        return tag & 0xFFFF;
    }

    /** Whether the tag belongs to a private block: its group is odd (PS3.5 7.8). */
    public static boolean isPrivate(int tag) {
        return (tag & 0x10000) != 0;
    }

    /** Whether the element reserves a private block: (gggg,0010-00FF) of an odd group. */
    public static boolean isPrivateCreator(int tag) {
        int element = element(tag);
        return isPrivate(tag) && element >= FIRST_PRIVATE_BLOCK && element <= LAST_PRIVATE_BLOCK;
    }

    /** The private creator (gggg,00bb) that a private element (gggg,bbxx) belongs to. */
    public static int privateCreator(int tag) {
        return (tag & 0xFFFF0000) | (element(tag) >>> 8);
    }

    /** Whether the element holds the length of its group (PS3.5 7.2), retired outside groups 0000 and 0002. */
    public static boolean isGroupLength(int tag) {
        return element(tag) == 0;
    }
}
