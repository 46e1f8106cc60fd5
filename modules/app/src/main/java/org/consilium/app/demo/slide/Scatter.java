package org.consilium.app.demo.slide;

import org.consilium.app.demo.material.Noise;

/**
 * Points strewn over the section, one in each cell of a grid and off its middle: centres of nuclei and glands. They are
 * thrown once and looked up for every pixel.
 */
final class Scatter {

    /** A point with random numbers of its own, each 0 to 1, and a direction. */
    record Seed(double x, double y, double first, double second, double third, double cos, double sin) {}

    private final double pitch;
    private final int columns;
    private final int rows;
    private final Seed[] seeds;

    /**
     * @param pitch side of a cell in pixels
     * @param jitter how far a point may leave the middle of its cell, as a share of the pitch
     */
    Scatter(Noise noise, double pitch, double jitter) {
        this.pitch = pitch;
        // Two cells more on every side, because the plane is bent before points are looked up.
        this.columns = (int) Math.ceil(TissueSection.WIDTH / pitch) + 4;
        this.rows = (int) Math.ceil(TissueSection.HEIGHT / pitch) + 4;
        this.seeds = new Seed[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double third = noise.uniform(column, row, 4);
                seeds[row * columns + column] = new Seed(
                        (column - 1.5 + jitter * noise.at(column, row, 0)) * pitch,
                        (row - 1.5 + jitter * noise.at(column, row, 1)) * pitch,
                        noise.uniform(column, row, 2),
                        noise.uniform(column, row, 3),
                        third,
                        Math.cos(third * Math.PI),
                        Math.sin(third * Math.PI));
            }
        }
    }

    /** The point of the cell that lies some cells away from the one around a place; at the border the last one. */
    Seed near(double x, double y, int columnsAway, int rowsAway) {
        int column = Math.clamp((long) Math.floor(x / pitch) + 2 + columnsAway, 0, columns - 1);
        int row = Math.clamp((long) Math.floor(y / pitch) + 2 + rowsAway, 0, rows - 1);
        return seeds[row * columns + column];
    }
}
