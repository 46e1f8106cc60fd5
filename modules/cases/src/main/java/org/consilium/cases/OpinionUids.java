package org.consilium.cases;

import org.consilium.kernel.Uid;

/**
 * Identifiers of the DICOM objects of one signed version, fixed when it is signed: making them twice makes the same
 * objects.
 */
public record OpinionUids(Uid srSeries, Uid srInstance, Uid pdfSeries, Uid pdfInstance) {

    public static OpinionUids random() {
        return new OpinionUids(Uid.random(), Uid.random(), Uid.random(), Uid.random());
    }
}
