package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A sub-band of one resolution: its place, its quantization and its code-blocks. */
final class SubBand {

    /** 1 for high frequencies across. */
    final int across;
    /** 1 for high frequencies down. */
    final int down;

    final Area area;
    /** Bit-planes of the largest coefficient (E-2), those that a region of interest was lifted by included (H.1). */
    final int planes;
    /** By how many bit-planes a region of interest was lifted above the rest; 0 without one. */
    final int regionShift;

    final double interval;
    final List<CodeBlock> blocks = new ArrayList<>();

    SubBand(Area area, int across, int down, int planes, int regionShift, double interval) {
        this.area = area;
        this.across = across;
        this.down = down;
        this.planes = planes + regionShift;
        this.regionShift = regionShift;
        this.interval = interval;
    }
}
