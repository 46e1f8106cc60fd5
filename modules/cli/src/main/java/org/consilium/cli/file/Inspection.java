package org.consilium.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Deviation;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.Element;
import org.consilium.dicom.ValueCheck;
import org.consilium.dicom.io.BulkValue;
import org.consilium.dicom.io.DataSetParts;
import org.consilium.dicom.io.DataSetParts.Part;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.kernel.Rejected;

/**
 * A file that was read to its end to see what is wrong with it. Its large values were passed over.
 *
 * @param object its attributes, large values without their bytes
 * @param deviations of its structure, then of its values
 */
record Inspection(DataSet object, Deviations deviations) {

    /**
     * Reads a file.
     *
     * @throws Rejected if it is no DICOM file, or cannot be parsed
     */
    static Inspection of(InputStream file) throws IOException {
        Part10Stream opened = Part10.open(file);
        Deviations.Collector structure = Deviations.collector();
        Deviations.Collector values = Deviations.collector();
        DataSetBuilder object = DataSet.builder();
        try (DataSetParts parts = DataSetParts.open(
                opened.dataSet(), opened.meta().transferSyntax(), structure, opened.dataSetOffset())) {
            for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                long offset = part.get().offset();
                ValueCheck.check(part.get().attributes(), deviation -> values.met(moved(deviation, offset)));
                object.copy(part.get().attributes());
                part.get().bulk().map(Inspection::detached).ifPresent(object::copy);
            }
        }
        return new Inspection(
                object.build(), opened.deviations().and(structure.deviations()).and(values.deviations()));
    }

    private static Element detached(BulkValue value) {
        return new DetachedElement(
                value.tag(), value.vr(), value.offset(), value.length().orElse(Long.MAX_VALUE));
    }

    private static Deviation moved(Deviation deviation, long by) {
        return deviation.offset() < 0
                ? deviation
                : new Deviation(deviation.kind(), deviation.path(), deviation.offset() + by, deviation.text());
    }
}
