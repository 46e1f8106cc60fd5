package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The SIZ segment (ISO/IEC 15444-1 A.5.1): the image and its tiles on the reference grid.
 *
 * @param image the image area
 * @param tile first tile: origin, and columns and rows of a tile as its extent
 */
record ImageSize(Area image, Area tile, List<Component> components) {

    /** More tiles than real images have; every tile costs memory before a sample is decoded. */
    static final long TILES_MAX = 4096;

    private static final int COMPONENTS_MAX = 4;
    private static final int PRECISION_MAX = 16;
    private static final int SIGNED = 0x80;

    /** @param precision bits of a sample */
    record Component(int precision, boolean signed) {}

    static ImageSize read(Segment segment) {
        segment.u16();
        int right = segment.grid();
        int bottom = segment.grid();
        int left = segment.grid();
        int top = segment.grid();
        int tileColumns = segment.grid();
        int tileRows = segment.grid();
        int tileLeft = segment.grid();
        int tileTop = segment.grid();
        int count = segment.u16();
        if (count < 1 || count > COMPONENTS_MAX) {
            throw Segment.corrupt("the JPEG 2000 stream has an impossible number of components");
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(component(segment));
        }
        boolean tilesCoverImage = tileLeft <= left
                && tileTop <= top
                && (long) tileLeft + tileColumns > left
                && (long) tileTop + tileRows > top;
        if (right <= left || bottom <= top || tileColumns < 1 || tileRows < 1 || !tilesCoverImage) {
            throw Segment.corrupt("the JPEG 2000 stream has an impossible size");
        }
        ImageSize size = new ImageSize(
                new Area(left, top, right, bottom),
                new Area(tileLeft, tileTop, sum(tileLeft, tileColumns), sum(tileTop, tileRows)),
                components);
        if ((long) size.tilesAcross() * size.tilesDown() > TILES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "a JPEG 2000 stream of more than " + TILES_MAX + " tiles");
        }
        return size;
    }

    private static Component component(Segment segment) {
        int depth = segment.u8();
        int across = segment.u8();
        int down = segment.u8();
        int precision = (depth & ~SIGNED) + 1;
        if (across != 1 || down != 1 || precision > PRECISION_MAX) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "subsampled or very deep JPEG 2000 cannot be rendered here");
        }
        return new Component(precision, (depth & SIGNED) != 0);
    }

    private static int sum(int origin, int extent) {
        return (int) Math.min(Integer.MAX_VALUE, (long) origin + extent);
    }

    int tilesAcross() {
        return tiles(image.right(), tile.left(), tile.columns());
    }

    int tilesDown() {
        return tiles(image.bottom(), tile.top(), tile.rows());
    }

    private static int tiles(int end, int origin, int extent) {
        return (int) (((long) end - origin + extent - 1) / extent);
    }

    /** The part of the image that a tile covers (B.3). */
    Area tileArea(int index) {
        long left = tile.left() + (long) (index % tilesAcross()) * tile.columns();
        long top = tile.top() + (long) (index / tilesAcross()) * tile.rows();
        return new Area(
                (int) Math.max(left, image.left()),
                (int) Math.max(top, image.top()),
                (int) Math.min(left + tile.columns(), image.right()),
                (int) Math.min(top + tile.rows(), image.bottom()));
    }
}
