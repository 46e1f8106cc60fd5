package org.consilium.app.demo.slide;

import java.util.List;
import java.util.stream.IntStream;

/** The section at three magnifications, each a quarter as wide as the one before, cut into tiles. */
final class SlidePyramid {

    /** Side of a tile in pixels. */
    static final int TILE = 256;
    /** How much coarser the next level is. */
    static final int STEP = 4;

    private SlidePyramid() {}

    /**
     * One magnification.
     *
     * @param pixelSpacing distance of neighbouring pixels in millimetres
     * @param tiles JPEG frames, row by row from the upper left
     */
    record Level(int width, int height, double pixelSpacing, List<byte[]> tiles) {

        int columns() {
            return Math.ceilDiv(width, TILE);
        }
    }

    /** The finest level first. */
    static List<Level> of(TissueSection section) {
        var fine = render(section);
        var middle = fine.quarter();
        var coarse = middle.quarter();
        double spacing = TissueSection.PIXEL_SPACING;
        return List.of(level(fine, spacing), level(middle, spacing * STEP), level(coarse, spacing * STEP * STEP));
    }

    private static Raster render(TissueSection section) {
        var raster = Raster.blank(TissueSection.WIDTH, TissueSection.HEIGHT);
        IntStream.range(0, raster.height()).parallel().forEach(row -> {
            for (int column = 0; column < raster.width(); column++) {
                raster.rgb()[row * raster.width() + column] = section.rgb(column, row);
            }
        });
        return raster;
    }

    private static Level level(Raster raster, double spacing) {
        int columns = Math.ceilDiv(raster.width(), TILE);
        int rows = Math.ceilDiv(raster.height(), TILE);
        var tiles = IntStream.range(0, columns * rows)
                .parallel()
                .mapToObj(tile -> JpegTile.encode(raster.tile(tile % columns, tile / columns)))
                .toList();
        return new Level(raster.width(), raster.height(), spacing, tiles);
    }
}
