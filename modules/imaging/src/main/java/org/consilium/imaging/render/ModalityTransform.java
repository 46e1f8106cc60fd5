package org.consilium.imaging.render;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/** From stored values to values with a meaning (PS3.3 C.11.1): a table, a line, or nothing. */
record ModalityTransform(DoubleUnaryOperator function, boolean isIdentity) {

    static ModalityTransform of(FrameMacros macros) {
        DataSet holder = macros.holder(Tag.PixelValueTransformationSequence);
        Optional<LookupTable> table = LookupTable.of(holder, Tag.ModalityLUTSequence);
        if (table.isPresent()) {
            return new ModalityTransform(table.get()::entry, false);
        }
        double slope = holder.number(Tag.RescaleSlope).orElse(1);
        double intercept = holder.number(Tag.RescaleIntercept).orElse(0);
        if (slope == 1 && intercept == 0 || slope == 0) {
            return new ModalityTransform(DoubleUnaryOperator.identity(), true);
        }
        return new ModalityTransform(value -> slope * value + intercept, false);
    }
}
