package org.consilium.app.demo.ct;

import java.util.List;
import org.consilium.app.demo.material.Noise;

/** What lies under the diaphragm in the lowest slices: liver, stomach, spleen, kidneys. Lengths in millimetres. */
final class Abdomen {

    static final double LIVER = 59;
    static final double SPLEEN = 49;
    static final double KIDNEY = 33;
    static final double STOMACH_CONTENT = 18;

    private static final Ellipsoid LIVER_RIGHT = Ellipsoid.at(-70, -2, 40, 78, 86, 82);
    private static final Ellipsoid LIVER_LEFT =
            Ellipsoid.at(5, -48, 58, 70, 34, 44).turned(-0.15);
    private static final Ellipsoid GALLBLADDER = Ellipsoid.at(-52, -46, 2, 14, 12, 26);
    private static final Ellipsoid STOMACH =
            Ellipsoid.at(62, -22, 42, 46, 44, 50).turned(0.3);
    private static final Ellipsoid SPLEEN_SHAPE =
            Ellipsoid.at(92, 42, 46, 24, 40, 46).turned(-0.35);
    private static final List<Ellipsoid> KIDNEYS =
            List.of(Ellipsoid.at(-56, 62, -4, 26, 22, 44), Ellipsoid.at(58, 62, 2, 26, 22, 44));
    private static final double STOMACH_AIR_LEVEL = -42;

    private final Noise noise;

    Abdomen(Noise noise) {
        this.noise = noise;
    }

    double paint(double before, double x, double y, double z, double cage) {
        double above = (z - Diaphragm.height(x, y)) * 0.6;
        double inside = Math.max(above + 2, cage + 2);
        if (inside > Solid.BORDER) {
            return before;
        }
        double value = before;
        for (var kidney : KIDNEYS) {
            value = Solid.paint(value, KIDNEY, Math.max(inside, kidney.distance(x, y, z)));
        }
        value = Solid.paint(value, SPLEEN + texture(x, y, z), Math.max(inside, SPLEEN_SHAPE.distance(x, y, z)));
        double stomach = Math.max(inside, STOMACH.distance(x, y, z));
        value = Solid.paint(value, 42, stomach);
        value = Solid.paint(value, y < STOMACH_AIR_LEVEL ? Mediastinum.AIRWAY : STOMACH_CONTENT, stomach + 4);
        double liver = Math.min(LIVER_RIGHT.distance(x, y, z), LIVER_LEFT.distance(x, y, z));
        value = Solid.paint(value, LIVER + texture(x, y, z), Math.max(inside, liver));
        return Solid.paint(value, 8, Math.max(inside, GALLBLADDER.distance(x, y, z)));
    }

    private double texture(double x, double y, double z) {
        return 4 * noise.smooth(x / 5, y / 5, z / 6);
    }
}
