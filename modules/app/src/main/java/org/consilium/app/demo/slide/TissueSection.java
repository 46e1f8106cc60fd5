package org.consilium.app.demo.slide;

import org.consilium.app.demo.material.Noise;

/**
 * A section of glandular tissue on glass, colour by colour, at half a micrometre per pixel. The same seed gives the same
 * section; its right half is the diseased one.
 */
final class TissueSection {

    static final int WIDTH = 5120;
    static final int HEIGHT = 3840;
    /** Distance of neighbouring pixels in millimetres: an objective of about 20x. */
    static final double PIXEL_SPACING = 0.0005;

    private static final Stain MEMBRANE = new Stain(0.25, 0.95);
    private static final double GLAND_MARGIN = 210;

    private final Noise outline;
    private final Noise fibres;
    private final Noise fine;
    private final Nuclei nuclei;
    private final Glands glands;

    TissueSection(long seed) {
        outline = new Noise(seed + 1);
        fibres = new Noise(seed + 2);
        fine = new Noise(seed + 3);
        nuclei = new Nuclei(new Noise(seed + 4));
        glands = new Glands(new Noise(seed + 5));
    }

    /** 0xRRGGBB at a pixel. */
    int rgb(int column, int row) {
        double edge = distanceToEdge(column, row);
        if (edge < -3) {
            return withGrain(Stain.GLASS, column, row);
        }
        double share = Math.clamp((edge + 3) / 6, 0, 1);
        return withGrain(Stain.GLASS.mix(tissue(column, row), share), column, row);
    }

    /** Pixels from the border of the tissue, positive inside. */
    private double distanceToEdge(double x, double y) {
        double u = (x - WIDTH / 2.0) / (WIDTH * 0.455);
        double v = (y - HEIGHT / 2.0) / (HEIGHT * 0.44);
        double ragged = 0.13 * outline.fractal(x / 1100, y / 1100, 3) + 0.006 * outline.smooth(x / 28, y / 28);
        return (1 - Math.sqrt(Math.sqrt(u * u * u * u + v * v * v * v)) + ragged) * HEIGHT / 2;
    }

    private Stain tissue(double x, double y) {
        // Tissue is never cut straight: bend the plane a little before anything is placed in it.
        double bentX = x + 46 * outline.smooth(x / 260, y / 260);
        double bentY = y + 46 * outline.smooth(x / 260 + 40, y / 260);
        double disease = Math.clamp((x - WIDTH * 0.56) / (WIDTH * 0.12) + 0.6 * outline.smooth(x / 800, y / 800), 0, 1);
        var place = glands.locate(bentX, bentY, disease);
        if (place.outside() < 3 && isWholeInside(place.gland())) {
            return place.outside() < 0 ? glands.stain(place, bentX, bentY, disease) : MEMBRANE;
        }
        return stroma(bentX, bentY);
    }

    private boolean isWholeInside(Scatter.Seed gland) {
        return distanceToEdge(gland.x(), gland.y()) > GLAND_MARGIN;
    }

    private Stain stroma(double x, double y) {
        // Fibres run along the lines where this bent height stays the same.
        double height = y + bend(x, y);
        double slope = (bend(x + 8, y) - bend(x - 8, y)) / 16;
        double length = x + 140 * fibres.smooth(x / 380 + 70, y / 380);
        double bundle = fibres.smooth(length / 110, height / 13);
        double fibre = fine.smooth(length / 38, height / 4.2);
        double gap = bundle + 0.5 * fibre < -0.62 ? 0.3 : 1;
        double eosin = (0.50 + 0.17 * bundle + 0.11 * fibre) * gap;
        double nucleus = nuclei.at(x, y, Math.atan(-slope));
        return new Stain(0.07 + nucleus, eosin + 0.1 * Math.min(1, nucleus));
    }

    private double bend(double x, double y) {
        return 420 * fibres.smooth(x / 620, y / 620);
    }

    /** Dust of the camera: a little noise that no two pixels share. */
    private int withGrain(Stain stain, int column, int row) {
        double grain = 0.018 * fine.at(column, row, 9);
        return new Stain(stain.haematoxylin() + grain, stain.eosin() + grain).rgb();
    }
}
