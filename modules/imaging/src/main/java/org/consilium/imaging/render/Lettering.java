package org.consilium.imaging.render;

import java.awt.Shape;
import java.awt.geom.Path2D;

/** Gives the outlines of text: a font that somebody else has. Shared by all threads. */
@FunctionalInterface
public interface Lettering {

    /** Writes nothing, for pictures that are never annotated. */
    Lettering NONE = _ -> new Line(new Path2D.Double(), 0);

    /**
     * One line of text. What the font does not have is shown by the sign for that.
     *
     * @return in units of the size of the font, x to the right from the beginning of the line, y downwards from its base line
     */
    Line line(String text);

    /**
     * A written line.
     *
     * @param width how far it reaches
     */
    record Line(Shape outline, double width) {}
}
