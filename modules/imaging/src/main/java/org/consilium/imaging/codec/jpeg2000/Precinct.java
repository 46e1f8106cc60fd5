package org.consilium.imaging.codec.jpeg2000;

import java.util.List;

/**
 * A precinct (B.6): what one packet of a layer is about.
 *
 * @param left where it begins on the reference grid
 * @param index among the precincts of its resolution
 */
record Precinct(int component, int resolution, long left, long top, int index, List<PrecinctBand> bands) {

    /** The code-blocks of one sub-band in a precinct, line after line. */
    static final class PrecinctBand {

        final List<CodeBlock> blocks;
        final TagTree inclusion;
        final TagTree zeroPlanes;

        PrecinctBand(List<CodeBlock> blocks, int across, int down) {
            this.blocks = blocks;
            inclusion = new TagTree(across, down);
            zeroPlanes = new TagTree(across, down);
        }
    }
}
