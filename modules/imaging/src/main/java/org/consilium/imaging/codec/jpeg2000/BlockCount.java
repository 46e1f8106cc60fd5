package org.consilium.imaging.codec.jpeg2000;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Counts the precincts and code-blocks of a frame: each costs memory, however little it holds. */
final class BlockCount {

    /** As many as a frame of 32 Mi samples has in blocks of 8 by 8. */
    static final long BLOCKS_MAX = 1 << 19;

    private long blocks;

    /** Errors: TOO_LARGE. */
    void add(long more) {
        blocks += more;
        if (blocks > BLOCKS_MAX) {
            throw new Rejected(
                    Reason.TOO_LARGE, "a JPEG 2000 stream of more than " + BLOCKS_MAX + " code-blocks and precincts");
        }
    }
}
