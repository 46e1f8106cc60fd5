package org.consilium.app.demo.slide;

import java.awt.image.BufferedImage;

/** A whole level of the pyramid in memory, as 0xRRGGBB row by row. */
record Raster(int width, int height, int[] rgb) {

    static Raster blank(int width, int height) {
        return new Raster(width, height, new int[width * height]);
    }

    /** Half of a half: every pixel is the mean of 4 x 4. */
    Raster quarter() {
        var small = blank(width / SlidePyramid.STEP, height / SlidePyramid.STEP);
        for (int row = 0; row < small.height; row++) {
            for (int column = 0; column < small.width; column++) {
                small.rgb[row * small.width + column] = mean(column * SlidePyramid.STEP, row * SlidePyramid.STEP);
            }
        }
        return small;
    }

    private int mean(int left, int top) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int row = top; row < top + SlidePyramid.STEP; row++) {
            for (int column = left; column < left + SlidePyramid.STEP; column++) {
                int value = rgb[row * width + column];
                red += value >> 16 & 0xFF;
                green += value >> 8 & 0xFF;
                blue += value & 0xFF;
            }
        }
        int count = SlidePyramid.STEP * SlidePyramid.STEP;
        return red / count << 16 | green / count << 8 | blue / count;
    }

    /** A tile; what lies beyond the level is glass. */
    BufferedImage tile(int column, int row) {
        var tile = new BufferedImage(SlidePyramid.TILE, SlidePyramid.TILE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SlidePyramid.TILE; y++) {
            for (int x = 0; x < SlidePyramid.TILE; x++) {
                int fromX = column * SlidePyramid.TILE + x;
                int fromY = row * SlidePyramid.TILE + y;
                boolean inside = fromX < width && fromY < height;
                tile.setRGB(x, y, inside ? rgb[fromY * width + fromX] : Stain.GLASS.rgb());
            }
        }
        return tile;
    }
}
