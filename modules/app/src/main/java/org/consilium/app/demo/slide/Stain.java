package org.consilium.app.demo.slide;

/**
 * Amounts of the two dyes at one place of a section, as optical densities: haematoxylin colours nuclei blue, eosin colours
 * the rest pink. Light passes through both (Beer-Lambert), which gives the colour.
 */
record Stain(double haematoxylin, double eosin) {

    static final Stain GLASS = new Stain(0.012, 0.008);

    private static final double[] HAEMATOXYLIN_RGB = {0.65, 0.70, 0.29};
    private static final double[] EOSIN_RGB = {0.06, 0.92, 0.42};
    private static final double LAMP = 246;

    Stain mix(Stain other, double share) {
        return new Stain(
                haematoxylin + share * (other.haematoxylin - haematoxylin), eosin + share * (other.eosin - eosin));
    }

    /** 0xRRGGBB of the light that comes through. */
    int rgb() {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            double density = haematoxylin * HAEMATOXYLIN_RGB[channel] + eosin * EOSIN_RGB[channel];
            rgb = rgb << 8 | (int) (LAMP * Math.exp(-density));
        }
        return rgb;
    }
}
