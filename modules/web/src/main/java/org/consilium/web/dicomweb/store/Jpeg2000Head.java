package org.consilium.web.dicomweb.store;

/**
 * What the main header of a JPEG 2000 codestream says (ITU-T T.800 A.5, A.6.1).
 *
 * @param reversible whether its default coding style has the reversible wavelet; whether layers were left out cannot be seen
 * @param byResolution whether it is what HTJ2K Lossless RPCL asks for (PS3.5 10.18): lower resolutions first, the lowest at most 64 wide or
 *     high, and lengths of tile-parts to find them by
 */
record Jpeg2000Head(boolean reversible, boolean byResolution) {

    private static final int START_OF_CODESTREAM = 0xFF4F;
    private static final int SIZE = 0xFF51;
    private static final int CODING_STYLE_DEFAULT = 0xFF52;
    private static final int TILE_PART_LENGTHS = 0xFF55;
    private static final int START_OF_TILE_PART = 0xFF90;

    /** Places within segments, from their markers. */
    private static final int WIDTH_AT = 6;

    private static final int HEIGHT_AT = 10;
    private static final int LEFT_AT = 14;
    private static final int TOP_AT = 18;
    private static final int PROGRESSION_AT = 5;
    private static final int LEVELS_AT = 9;
    private static final int TRANSFORMATION_AT = 13;

    private static final int RESOLUTION_POSITION_COMPONENT_LAYER = 2;
    private static final int LOWEST_RESOLUTION_MAX = 64;

    /** Errors: TRANSFER_SYNTAX_NOT_SUPPORTED when it does not say. */
    static Jpeg2000Head of(byte[] bytes) {
        if (bytes.length < 4 || word(bytes, 0) != START_OF_CODESTREAM) {
            throw CompressedPixels.unknown("bulk data that is no codestream of JPEG 2000");
        }
        int size = -1;
        int style = -1;
        boolean lengths = false;
        for (int at = 2;
                at + 3 < bytes.length && word(bytes, at) != START_OF_TILE_PART;
                at += 2 + word(bytes, at + 2)) {
            switch (word(bytes, at)) {
                case SIZE -> size = at;
                case CODING_STYLE_DEFAULT -> style = at;
                case TILE_PART_LENGTHS -> lengths = true;
                default -> {
                    // Says nothing of what is asked here.
                }
            }
        }
        if (style < 0 || style + TRANSFORMATION_AT >= bytes.length) {
            throw CompressedPixels.unknown("a codestream of JPEG 2000 without a coding style");
        }
        boolean ordered = bytes[style + PROGRESSION_AT] == RESOLUTION_POSITION_COMPONENT_LAYER;
        return new Jpeg2000Head(
                bytes[style + TRANSFORMATION_AT] == 1,
                ordered && lengths && size >= 0 && isSmall(bytes, size, bytes[style + LEVELS_AT] & 0xFF));
    }

    private static boolean isSmall(byte[] bytes, int size, int levels) {
        if (size + TOP_AT + 3 >= bytes.length) {
            return false;
        }
        long width = number(bytes, size + WIDTH_AT) - number(bytes, size + LEFT_AT);
        long height = number(bytes, size + HEIGHT_AT) - number(bytes, size + TOP_AT);
        return Math.min(width, height) <= (long) LOWEST_RESOLUTION_MAX << Math.min(levels, 32);
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static long number(byte[] bytes, int at) {
        return (long) word(bytes, at) << 16 | word(bytes, at + 2);
    }
}
