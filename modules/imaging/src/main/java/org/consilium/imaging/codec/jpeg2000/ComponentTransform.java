package org.consilium.imaging.codec.jpeg2000;

/** The inverse transforms of the first three components (annex G). */
final class ComponentTransform {

    private ComponentTransform() {}

    /** RCT (G.2.2). */
    static void inverse(int[][] values) {
        for (int i = 0; i < values[0].length; i++) {
            int blue = values[1][i];
            int red = values[2][i];
            int green = values[0][i] - (blue + red >> 2);
            values[0][i] = red + green;
            values[1][i] = green;
            values[2][i] = blue + green;
        }
    }

    /** ICT (G.3.2). */
    static void inverse(float[][] values) {
        for (int i = 0; i < values[0].length; i++) {
            float y = values[0][i];
            float blue = values[1][i];
            float red = values[2][i];
            values[0][i] = y + 1.402f * red;
            values[1][i] = y - 0.344136f * blue - 0.714136f * red;
            values[2][i] = y + 1.772f * blue;
        }
    }
}
