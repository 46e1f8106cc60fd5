package org.consilium.imaging.render;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.consilium.imaging.icc.PictureProfile;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * How a picture is wanted (PS3.18 8.3.5.1).
 *
 * @param window replaces what the object says; ignored for colour
 * @param quality of a JPEG, 1 to 100; {@link #QUALITY} when absent
 * @param profile for colour; grey pictures never have one
 * @param annotations what is written into the picture; mostly nothing
 */
public record RenderOptions(
        PictureType type,
        Optional<Window> window,
        Optional<Viewport> viewport,
        OptionalInt quality,
        PictureProfile profile,
        Set<Annotation> annotations) {

    /** Quality of a JPEG when nobody asks for another. */
    public static final int QUALITY = 90;

    /** Errors: INVALID_REQUEST for a quality outside 1 to 100. */
    public RenderOptions {
        if (quality.isPresent() && (quality.getAsInt() < 1 || quality.getAsInt() > 100)) {
            throw new Rejected(Reason.INVALID_REQUEST, "the quality is a number from 1 to 100");
        }
        // In the order of the enumeration, since the text of these options is a part of entity tags.
        Set<Annotation> ordered = EnumSet.noneOf(Annotation.class);
        ordered.addAll(annotations);
        annotations = Collections.unmodifiableSet(ordered);
    }

    /** Without colour management and text. */
    public RenderOptions(PictureType type, Optional<Window> window, Optional<Viewport> viewport, OptionalInt quality) {
        this(type, window, viewport, quality, PictureProfile.NONE, Set.of());
    }

    /** The whole frame as the object says it should look. */
    public static RenderOptions of(PictureType type) {
        return new RenderOptions(type, Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** A picture that fits into a square of that many pixels. */
    public static RenderOptions thumbnail(int size) {
        return of(PictureType.JPEG).within(Viewport.within(size, size));
    }

    public RenderOptions within(Viewport box) {
        return new RenderOptions(type, window, Optional.of(box), quality, profile, annotations);
    }

    public RenderOptions through(Window chosen) {
        return new RenderOptions(type, Optional.of(chosen), viewport, quality, profile, annotations);
    }

    public RenderOptions in(PictureProfile wanted) {
        return new RenderOptions(type, window, viewport, quality, wanted, annotations);
    }

    public RenderOptions annotated(Set<Annotation> wanted) {
        return new RenderOptions(type, window, viewport, quality, profile, wanted);
    }
}
