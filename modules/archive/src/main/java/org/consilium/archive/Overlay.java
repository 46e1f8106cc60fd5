package org.consilium.archive;

import org.consilium.dicom.DataSet;

/** Makes of the attributes that were received those that are shown and sent. */
@FunctionalInterface
public interface Overlay {

    /**
     * The attributes that are shown.
     *
     * @param received without pixel data or with it, which stays as it is
     */
    DataSet apply(DataSet received);
}
