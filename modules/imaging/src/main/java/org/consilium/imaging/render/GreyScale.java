package org.consilium.imaging.render;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.consilium.dicom.DataSet;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;

/** The grey pipeline (PS3.4 N.2): stored value, modality value, brightness, display value. */
final class GreyScale {

    private static final int WHITE = 0xFF;

    private final DataSet header;
    private final ModalityTransform modality;
    private final Optional<DoubleUnaryOperator> voi;

    GreyScale(DataSet header, int frame, Optional<Window> chosen) {
        FrameMacros macros = new FrameMacros(header, frame);
        this.header = header;
        this.modality = ModalityTransform.of(macros);
        this.voi = chosen.<DoubleUnaryOperator>map(w -> w::brightness).or(() -> VoiTransform.of(macros));
    }

    /** Whether stored values of this format are shown as they are. */
    boolean isIdentity(PixelFormat format) {
        return format.photometric() == Photometric.MONOCHROME2
                && voi.isEmpty()
                && showsWholeRange(format)
                && format.bitsStored() == Byte.SIZE;
    }

    Bitmap show(DecodedFrame frame) {
        PixelFormat format = frame.format();
        GreyValues values = new GreyValues(frame);
        DoubleUnaryOperator brightness = voi.orElseGet(() -> range(format, values));
        boolean inverse = format.photometric() == Photometric.MONOCHROME1;
        byte[] shown = values.shown(stored -> {
            double light = brightness.applyAsDouble(modality.function().applyAsDouble(stored));
            return (inverse ? 1 - light : light) * WHITE + 0.5;
        });
        return new Bitmap(format.columns(), format.rows(), 1, shown);
    }

    /** Values of at most 8 bits without a meaning of their own are shown from the least to the most they could be. */
    private boolean showsWholeRange(PixelFormat format) {
        return modality.isIdentity() && format.bitsStored() <= Byte.SIZE && !format.signed();
    }

    private DoubleUnaryOperator range(PixelFormat format, GreyValues values) {
        if (showsWholeRange(format)) {
            return Window.spanning(0, (1 << format.bitsStored()) - 1)::brightness;
        }
        double[] range = values.range(Padding.of(header, format));
        double one = modality.function().applyAsDouble(range[0]);
        double other = modality.function().applyAsDouble(range[1]);
        return Window.spanning(Math.min(one, other), Math.max(one, other))::brightness;
    }
}
