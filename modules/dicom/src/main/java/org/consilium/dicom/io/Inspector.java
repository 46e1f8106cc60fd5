package org.consilium.dicom.io;

import org.consilium.dicom.Deviation;
import org.consilium.dicom.Deviation.Kind;
import org.consilium.dicom.DeviationListener;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.Tags;
import org.jspecify.annotations.Nullable;

/** Tells a listener what is not as PS3.5 7 wants it. Where nothing is wrong it costs a few comparisons an element. */
final class Inspector {

    /** Where nobody listens. */
    static final Inspector DEAF = new Inspector(null, 0);

    private final @Nullable DeviationListener listener;
    private final long start;

    private Inspector(@Nullable DeviationListener listener, long start) {
        this.listener = listener;
        this.start = start;
    }

    /**
     * @param start which position of the input offsets count from
     */
    static Inspector of(DeviationListener listener, long start) {
        return new Inspector(listener, start);
    }

    /** The same for another listener, unless nobody listens. */
    Inspector with(DeviationListener other) {
        return listener == null ? this : new Inspector(other, start);
    }

    /** Looks at the header of an element that was read just now; its value begins at an offset. */
    void element(ElementHeader header, ParseContext context, long offset) {
        if (listener != null) {
            inspect(header, context, offset);
        }
        context.passed(header.tag);
    }

    private void inspect(ElementHeader header, ParseContext context, long offset) {
        if ((header.length & 1) != 0 && !header.isUndefinedLength()) {
            met(Kind.ODD_LENGTH, context, header.tag, offset, "a value of " + header.length + " bytes");
        }
        if (!header.isAsExpected()) {
            letters(header, context, offset);
        }
        int order = Integer.compareUnsigned(header.tag, context.lastTag());
        if (order <= 0 && context.hasElements()) {
            order(order, header, context, offset);
        }
    }

    private void letters(ElementHeader header, ParseContext context, long offset) {
        if (header.hasUnknownVr()) {
            met(Kind.UNKNOWN_VR, context, header.tag, offset, "a value representation nobody knows, kept as UN");
        } else {
            met(Kind.MISSING_VR, context, header.tag, offset, "no value representation, read as implicit " + header.vr);
        }
    }

    private void order(int order, ElementHeader header, ParseContext context, long offset) {
        if (order == 0) {
            met(Kind.DUPLICATE, context, header.tag, offset, "the tag comes again, the last element counts");
        } else {
            met(Kind.OUT_OF_ORDER, context, header.tag, offset, "after " + Tags.toString(context.lastTag()));
        }
    }

    void met(Kind kind, ParseContext context, int tag, long offset, String text) {
        if (listener != null) {
            listener.met(new Deviation(kind, context.path(tag), offset - start, text));
        }
    }

    /** Something about the length of an item, told of its sequence. */
    void sequence(ParseContext item, long offset, String text) {
        if (listener != null) {
            listener.met(new Deviation(Kind.SEQUENCE_LENGTH, item.sequencePath(), offset - start, text));
        }
    }

    /** Something about the data set as a whole. */
    void met(Kind kind, long offset, String text) {
        if (listener != null) {
            listener.met(new Deviation(kind, "", offset - start, text));
        }
    }

    /** Passes on what was met in between; only for those of {@link #with}. */
    void met(Deviations deviations) {
        if (listener != null) {
            deviations.listed().forEach(listener::met);
        }
    }
}
