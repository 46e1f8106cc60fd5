package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coding parameters in force for a tile: the main header's, overlaid by the tile's own. */
final class TileHeader {

    private static final int OWN_PRECINCTS = 1;
    private static final int BYTE_SIZED_COMPONENTS = 257;
    private static final int MAXSHIFT = 0;
    private static final int SHIFT_MAX = 37;

    private static final int PROGRESSIONS_MAX = 256;

    private int order;
    private int layers;
    private List<Progression> progressions = List.of();
    /** Not those of the main header, which the first of a tile replace. */
    private boolean ownProgressions;

    boolean componentTransform;
    private final @Nullable CodingStyle[] styles;
    private final @Nullable Quantization[] quantizations;
    private final int[] regionShifts;

    TileHeader(int components) {
        styles = new CodingStyle[components];
        quantizations = new Quantization[components];
        regionShifts = new int[components];
    }

    TileHeader copy() {
        TileHeader copy = new TileHeader(styles.length);
        copy.order = order;
        copy.progressions = progressions;
        copy.layers = layers;
        copy.componentTransform = componentTransform;
        System.arraycopy(styles, 0, copy.styles, 0, styles.length);
        System.arraycopy(quantizations, 0, copy.quantizations, 0, styles.length);
        System.arraycopy(regionShifts, 0, copy.regionShifts, 0, styles.length);
        return copy;
    }

    /** COD: of all components. */
    void readStyle(Segment segment) {
        int flags = segment.u8();
        order = segment.u8();
        layers = segment.u16();
        componentTransform = segment.u8() == 1;
        if (layers < 1) {
            throw Segment.corrupt("JPEG 2000 coding parameters out of range");
        }
        Arrays.fill(styles, CodingStyle.read(segment, (flags & OWN_PRECINCTS) != 0));
    }

    /** COC: of one component. */
    void readComponentStyle(Segment segment) {
        int component = component(segment);
        int flags = segment.u8();
        styles[component] = CodingStyle.read(segment, (flags & OWN_PRECINCTS) != 0);
    }

    /** QCD: of all components. */
    void readQuantization(Segment segment) {
        Arrays.fill(quantizations, Quantization.read(segment));
    }

    /** QCC: of one component. */
    void readComponentQuantization(Segment segment) {
        int component = component(segment);
        quantizations[component] = Quantization.read(segment);
    }

    /** POC: in which order packets come instead. Those of a later tile-part go on where the earlier ones end. */
    void readProgressions(Segment segment) {
        List<Progression> all = new ArrayList<>(ownProgressions ? progressions : List.of());
        while (segment.remaining() > 0) {
            all.add(Progression.read(segment, styles.length));
        }
        if (all.size() > PROGRESSIONS_MAX) {
            throw Segment.corrupt("a JPEG 2000 stream of too many progression changes");
        }
        progressions = all;
        ownProgressions = true;
    }

    List<Progression> progressions() {
        return progressions.isEmpty()
                ? List.of(Progression.whole(order, layers))
                : progressions.stream().map(one -> one.upTo(layers)).toList();
    }

    /** RGN: by how many bit-planes a region of interest of one component was lifted above the rest (A.6.3). */
    void readRegion(Segment segment) {
        int component = component(segment);
        int style = segment.u8();
        int shift = segment.u8();
        if (style != MAXSHIFT || shift > SHIFT_MAX) {
            throw Segment.corrupt("JPEG 2000 coding parameters out of range");
        }
        regionShifts[component] = shift;
    }

    private int component(Segment segment) {
        int component = styles.length < BYTE_SIZED_COMPONENTS ? segment.u8() : segment.u16();
        if (component >= styles.length) {
            throw Segment.corrupt("a JPEG 2000 header names a component that is not there");
        }
        return component;
    }

    CodingStyle style(int component) {
        return present(styles[component]);
    }

    Quantization quantization(int component) {
        return present(quantizations[component]);
    }

    /** 0 where there is no region of interest. */
    int regionShift(int component) {
        return regionShifts[component];
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw Segment.corrupt("a JPEG 2000 stream without coding parameters");
        }
        return value;
    }
}
