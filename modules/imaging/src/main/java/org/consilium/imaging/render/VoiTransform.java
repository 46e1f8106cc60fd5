package org.consilium.imaging.render;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/** What the object itself says about brightness (PS3.3 C.11.2): its first window, else its first VOI table. */
final class VoiTransform {

    private VoiTransform() {}

    /** A function from modality values to brightness 0 to 1; none when the object says nothing usable. */
    static Optional<DoubleUnaryOperator> of(FrameMacros macros) {
        DataSet holder = macros.holder(Tag.FrameVOILUTSequence);
        Optional<DoubleUnaryOperator> window = window(holder).map(w -> w::brightness);
        return window.or(() -> LookupTable.of(holder, Tag.VOILUTSequence).map(table -> table::brightness));
    }

    private static Optional<Window> window(DataSet holder) {
        double[] centres = holder.numbers(Tag.WindowCenter);
        double[] widths = holder.numbers(Tag.WindowWidth);
        if (centres.length == 0 || widths.length == 0) {
            return Optional.empty();
        }
        Window.Function function = function(holder.text(Tag.VOILUTFunction).orElse(""));
        boolean usable = function == Window.Function.LINEAR ? widths[0] >= 1 : widths[0] > 0;
        return usable ? Optional.of(new Window(centres[0], widths[0], function)) : Optional.empty();
    }

    private static Window.Function function(String term) {
        return switch (term) {
            case "LINEAR_EXACT" -> Window.Function.LINEAR_EXACT;
            case "SIGMOID" -> Window.Function.SIGMOID;
            default -> Window.Function.LINEAR;
        };
    }
}
