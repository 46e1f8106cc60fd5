package org.consilium.dicom;

/** Is told of deviations while something is read; {@link Deviations#collector()} makes one that keeps them. */
@FunctionalInterface
public interface DeviationListener {

    /** Takes notice of a deviation; called in the order of the bytes, perhaps very often for a hostile object. */
    void met(Deviation deviation);
}
