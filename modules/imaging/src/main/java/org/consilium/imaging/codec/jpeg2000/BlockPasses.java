package org.consilium.imaging.codec.jpeg2000;

import static org.consilium.imaging.codec.jpeg2000.BlockContexts.NEIGHBOURS;
import static org.consilium.imaging.codec.jpeg2000.BlockContexts.REFINED;
import static org.consilium.imaging.codec.jpeg2000.BlockContexts.REGION;
import static org.consilium.imaging.codec.jpeg2000.BlockContexts.SIGNIFICANT;
import static org.consilium.imaging.codec.jpeg2000.BlockContexts.VISITED;

import java.util.Arrays;
import org.consilium.imaging.codec.jpeg2000.CodeBlock.Codeword;

/**
 * Decodes the bit-planes of one code-block (annex D): significance propagation, magnitude refinement, cleanup. Coefficients of a region
 * of interest are those that appear in planes above all others (H.1); they are put down to their own planes as they come, so that they
 * need no more bits than the rest.
 */
final class BlockPasses implements BlockDecoder {

    private static final int STRIPE = 4;
    private static final int PLANES_MAX = 30;
    private static final int SEGMENTATION_SYMBOL = 0xA;

    private final int[] contexts = new int[BlockContexts.COUNT];
    private final MqDecoder mq = new MqDecoder(contexts);
    private final RawBits raw = new RawBits();
    /** One flag word for each coefficient, with a border of one around. */
    private int[] flags = new int[0];

    private int[] values = new int[0];
    private int columns;
    private int rows;
    private int stride;
    private boolean causal;
    private boolean bypassing;
    private int regionShift;
    private byte[] significance = new byte[0];

    @Override
    public void decode(CodeBlock block, SubBand band, CodingStyle style, int[] coefficients) {
        columns = block.area.columns();
        rows = block.area.rows();
        stride = columns + 2;
        values = coefficients;
        flags = new int[stride * (rows + 2)];
        causal = style.has(CodingStyle.VERTICALLY_CAUSAL);
        significance = BlockContexts.significance(band);
        regionShift = band.regionShift;
        int plane = band.planes - block.zeroPlanes - 1;
        requireFits(plane);
        resetContexts();
        int pass = 0;
        for (Codeword codeword : block.codewords) {
            bypassing = style.has(CodingStyle.BYPASS) && pass >= 10 && pass % 3 != 0;
            if (bypassing) {
                raw.begin(codeword.bytes);
            } else {
                mq.begin(codeword.bytes);
            }
            for (int i = 0; i < codeword.passes; i++, pass++) {
                int current = plane - (pass + 2) / 3;
                if (current < 0) {
                    throw Segment.corrupt("a JPEG 2000 code-block has too many passes");
                }
                run(pass % 3, current, style);
            }
        }
    }

    /** The plane of coefficients that another plane brings: those of a region of interest were lifted. */
    private int own(int plane) {
        return plane < regionShift ? plane : plane - regionShift;
    }

    private void requireFits(int plane) {
        if (own(plane) >= PLANES_MAX) {
            throw Segment.corrupt("a JPEG 2000 code-block has too many bit-planes");
        }
    }

    private void run(int kind, int plane, CodingStyle style) {
        switch (kind) {
            case 0 -> cleanup(plane, style.has(CodingStyle.SEGMENTATION_SYMBOLS));
            case 1 -> propagate(plane);
            default -> refine(plane);
        }
        if (style.has(CodingStyle.RESET)) {
            resetContexts();
        }
    }

    private void resetContexts() {
        Arrays.fill(contexts, MqDecoder.state(0));
        contexts[0] = MqDecoder.state(4);
        contexts[BlockContexts.RUN] = MqDecoder.state(3);
        contexts[BlockContexts.UNIFORM] = MqDecoder.state(46);
    }

    private void propagate(int plane) {
        for (int top = 0; top < rows; top += STRIPE) {
            int bottom = Math.min(rows, top + STRIPE);
            for (int x = 0; x < columns; x++) {
                for (int y = top; y < bottom; y++) {
                    int at = (y + 1) * stride + x + 1;
                    int known = known(at, y);
                    if ((known & SIGNIFICANT) != 0 || (known & NEIGHBOURS) == 0) {
                        continue;
                    }
                    int decision = bypassing ? raw.bit() : mq.decode(significance[known & NEIGHBOURS]);
                    if (decision == 1) {
                        appear(x, y, plane, known);
                    }
                    flags[at] |= VISITED;
                }
            }
        }
    }

    private void refine(int plane) {
        int half = 1 << own(plane);
        // Below its own planes a coefficient of the region has nothing but zeros.
        int complete = plane < regionShift ? REGION : 0;
        for (int top = 0; top < rows; top += STRIPE) {
            int bottom = Math.min(rows, top + STRIPE);
            for (int x = 0; x < columns; x++) {
                for (int y = top; y < bottom; y++) {
                    int at = (y + 1) * stride + x + 1;
                    int known = known(at, y);
                    if ((known & (SIGNIFICANT | VISITED)) != SIGNIFICANT) {
                        continue;
                    }
                    int decision = bypassing ? raw.bit() : mq.decode(refinement(known));
                    int index = y * columns + x;
                    // The half that stood for this bit and all below gives way to the bit, and half of the rest.
                    int change = decision == 1 ? half : -half;
                    if ((known & complete) == 0) {
                        values[index] += values[index] < 0 ? -change : change;
                    }
                    flags[at] |= REFINED;
                }
            }
        }
    }

    private static int refinement(int known) {
        if ((known & REFINED) != 0) {
            return BlockContexts.REFINE + 2;
        }
        return (known & NEIGHBOURS) != 0 ? BlockContexts.REFINE + 1 : BlockContexts.REFINE;
    }

    private void cleanup(int plane, boolean symbol) {
        for (int top = 0; top < rows; top += STRIPE) {
            int bottom = Math.min(rows, top + STRIPE);
            for (int x = 0; x < columns; x++) {
                int y = top;
                if (bottom - top == STRIPE && isQuiet(x, top)) {
                    if (mq.decode(BlockContexts.RUN) == 0) {
                        continue;
                    }
                    y += mq.decode(BlockContexts.UNIFORM) << 1 | mq.decode(BlockContexts.UNIFORM);
                    appear(x, y, plane, known((y + 1) * stride + x + 1, y));
                    y++;
                }
                for (; y < bottom; y++) {
                    int at = (y + 1) * stride + x + 1;
                    int known = known(at, y);
                    if ((known & (SIGNIFICANT | VISITED)) == 0 && mq.decode(significance[known & NEIGHBOURS]) == 1) {
                        appear(x, y, plane, known);
                    }
                }
            }
        }
        for (int at = 0; at < flags.length; at++) {
            flags[at] &= ~VISITED;
        }
        if (symbol) {
            int read = 0;
            for (int i = 0; i < STRIPE; i++) {
                read = read << 1 | mq.decode(BlockContexts.UNIFORM);
            }
            if (read != SEGMENTATION_SYMBOL) {
                throw Segment.corrupt("a JPEG 2000 code-block is damaged");
            }
        }
    }

    /** Whether nothing is known of the four coefficients of a stripe's column, nor of what is around them. */
    private boolean isQuiet(int x, int top) {
        int all = 0;
        for (int y = top; y < top + STRIPE; y++) {
            all |= known((y + 1) * stride + x + 1, y);
        }
        return (all & (SIGNIFICANT | VISITED | NEIGHBOURS)) == 0;
    }

    /** The flags of a coefficient; those of the next stripe left out where the style says so. */
    private int known(int at, int y) {
        return causal && y % STRIPE == STRIPE - 1 ? flags[at] & ~BlockContexts.BELOW : flags[at];
    }

    /** A coefficient becomes significant: reads its sign, stores it with one and a half of the plane, tells its neighbours. */
    private void appear(int x, int y, int plane, int known) {
        boolean negative;
        if (bypassing) {
            negative = raw.bit() == 1;
        } else {
            int sign = BlockContexts.sign(known);
            negative = (mq.decode(sign & 0x7F) == 1) != sign < 0;
        }
        requireFits(plane);
        int magnitude = 3 << own(plane);
        values[y * columns + x] = negative ? -magnitude : magnitude;
        int at = (y + 1) * stride + x + 1;
        flags[at] |= regionShift > 0 && plane >= regionShift ? SIGNIFICANT | REGION : SIGNIFICANT;
        flags[at - stride - 1] |= BlockContexts.SE;
        flags[at - stride] |= negative ? BlockContexts.S | BlockContexts.NEGATIVE_S : BlockContexts.S;
        flags[at - stride + 1] |= BlockContexts.SW;
        flags[at - 1] |= negative ? BlockContexts.E | BlockContexts.NEGATIVE_E : BlockContexts.E;
        flags[at + 1] |= negative ? BlockContexts.W | BlockContexts.NEGATIVE_W : BlockContexts.W;
        flags[at + stride - 1] |= BlockContexts.NE;
        flags[at + stride] |= negative ? BlockContexts.N | BlockContexts.NEGATIVE_N : BlockContexts.N;
        flags[at + stride + 1] |= BlockContexts.NW;
    }
}
