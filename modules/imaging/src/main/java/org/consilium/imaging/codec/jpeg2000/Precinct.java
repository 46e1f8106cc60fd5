package org.consilium.imaging.codec.jpeg2000;

import java.util.List;

/** A precinct (B.6): what one packet of a layer is about. */
final class Precinct {

    final int component;
    final int resolution;
    /** Where it begins on the reference grid. */
    final long left;

    final long top;
    /** Among the precincts of its resolution. */
    final int index;

    final List<PrecinctBand> bands;
    /** Whose packets have been read: the next packet is of this layer. */
    int layers;

    Precinct(int component, int resolution, long left, long top, int index, List<PrecinctBand> bands) {
        this.component = component;
        this.resolution = resolution;
        this.left = left;
        this.top = top;
        this.index = index;
        this.bands = bands;
    }

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
