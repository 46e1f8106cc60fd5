package org.consilium.web.dicomweb.render;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.imaging.icc.PictureProfile;
import org.consilium.imaging.render.Annotation;
import org.consilium.imaging.render.PictureType;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.imaging.render.Viewport;
import org.consilium.imaging.render.Viewport.Region;
import org.consilium.imaging.render.Window;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Query parameters of rendered resources (PS3.18 8.3.5.1): window, viewport, quality, colour profile, annotation. */
public final class RenderParameters {

    /** Largest side of a picture made on request, in pixels. */
    public static final int SIDE_MAX = 16_384;

    private RenderParameters() {}

    /** Errors: INVALID_REQUEST. */
    static RenderOptions of(PictureType type, HttpServletRequest request) {
        return new RenderOptions(
                type, window(request), viewport(request), quality(request), profile(request), annotations(request));
    }

    /** What is to be written into the picture; nothing unless it was asked for. Errors: INVALID_REQUEST. */
    public static Set<Annotation> annotations(HttpServletRequest request) {
        return terms(request)
                .map(term -> Annotation.of(term).orElseThrow(() -> invalid("annotation is patient, technique or both")))
                .collect(Collectors.toSet());
    }

    /** Whether it is asked for what identifies the patient; also of a request that is refused for something else. */
    public static boolean writesPatient(HttpServletRequest request) {
        return terms(request).anyMatch(term -> Annotation.of(term).equals(Optional.of(Annotation.PATIENT)));
    }

    private static Stream<String> terms(HttpServletRequest request) {
        return parameter(request, "annotation").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip);
    }

    private static PictureProfile profile(HttpServletRequest request) {
        return parameter(request, "iccprofile")
                .map(term -> PictureProfile.of(term)
                        .orElseThrow(() -> invalid("iccprofile is no, yes, srgb, adobergb, rommrgb or displayp3")))
                .orElse(PictureProfile.NONE);
    }

    private static Optional<Window> window(HttpServletRequest request) {
        return parameter(request, "window").map(text -> {
            String[] parts = text.split(",", -1);
            if (parts.length < 2 || parts.length > 3) {
                throw invalid("window is centre,width,function");
            }
            Window.Function function = parts.length == 2 ? Window.Function.LINEAR : function(parts[2]);
            return new Window(number(parts[0]), number(parts[1]), function);
        });
    }

    /** The last four numbers may be left out, one by one too: the region then begins at the corner, or reaches to the edges. */
    private static Optional<Viewport> viewport(HttpServletRequest request) {
        return parameter(request, "viewport").map(text -> {
            String[] parts = text.split(",", -1);
            if (parts.length != 2 && parts.length != 6) {
                throw invalid("viewport is width,height or width,height,x,y,width,height");
            }
            int columns = pixels(parts[0], 0);
            int rows = pixels(parts[1], 0);
            if (columns > SIDE_MAX || rows > SIDE_MAX) {
                throw invalid("a viewport has at most " + SIDE_MAX + " pixels a side");
            }
            return new Viewport(columns, rows, parts.length == 2 ? Optional.empty() : Optional.of(region(parts)), true);
        });
    }

    /** A negative width or height turns what is shown around. */
    private static Region region(String[] parts) {
        int columns = pixels(parts[4], Integer.MAX_VALUE);
        int rows = pixels(parts[5], Integer.MAX_VALUE);
        return new Region(
                pixels(parts[2], 0),
                pixels(parts[3], 0),
                Math.absExact(columns),
                Math.absExact(rows),
                columns < 0,
                rows < 0);
    }

    private static int pixels(String text, int absent) {
        return text.isBlank() ? absent : (int) Math.round(number(text));
    }

    private static OptionalInt quality(HttpServletRequest request) {
        Optional<String> text = parameter(request, "quality");
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) Math.round(number(text.get())));
    }

    private static Window.Function function(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "linear" -> Window.Function.LINEAR;
            case "linear-exact", "linear_exact" -> Window.Function.LINEAR_EXACT;
            case "sigmoid" -> Window.Function.SIGMOID;
            default -> throw invalid("the function is linear, linear-exact or sigmoid");
        };
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isBlank());
    }

    /** Errors: INVALID_REQUEST for what is no number, or one that no picture can have. */
    public static double number(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number) && Math.abs(number) <= Integer.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "a rendering parameter is not a number", e);
        }
        throw invalid("a rendering parameter is out of range");
    }

    private static Rejected invalid(String detail) {
        return new Rejected(Reason.INVALID_REQUEST, detail);
    }
}
