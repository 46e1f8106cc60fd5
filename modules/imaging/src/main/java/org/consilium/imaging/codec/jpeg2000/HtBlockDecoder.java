package org.consilium.imaging.codec.jpeg2000;

import org.consilium.imaging.codec.jpeg2000.CodeBlock.Codeword;

/** Decodes a code-block of High-Throughput JPEG 2000 (15444-15 clause 7): a cleanup pass and up to two refinements. */
final class HtBlockDecoder implements BlockDecoder {

    private static final int PLANES_MAX = 29;

    @Override
    public void decode(CodeBlock block, SubBand band, CodingStyle style, int[] coefficients) {
        if (block.codewords.isEmpty() || block.codewords.getFirst().bytes.length == 0) {
            return;
        }
        int plane = band.planes - 1 - block.zeroPlanes;
        if (plane < 0 || plane > PLANES_MAX) {
            throw Segment.corrupt("a JPEG 2000 code-block has too many bit-planes");
        }
        int columns = block.area.columns();
        int rows = block.area.rows();
        new HtCleanup(block.codewords.getFirst().bytes, columns, rows, plane).decode(coefficients);
        if (block.codewords.size() > 1) {
            Codeword refinement = block.codewords.get(1);
            if (plane == 0 || block.codewords.size() > 2) {
                throw Segment.corrupt("a JPEG 2000 code-block has too many passes");
            }
            boolean causal = style.has(CodingStyle.VERTICALLY_CAUSAL);
            HtRefinement passes = new HtRefinement(coefficients, columns, rows, plane - 1, causal);
            passes.propagate(new ForwardBits(refinement.bytes, refinement.bytes.length, 0));
            if (refinement.passes > 1) {
                passes.refine(BackwardBits.ofRefinement(refinement.bytes));
            }
        }
    }
}
