package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.consilium.imaging.render.PictureType;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.imaging.render.Viewport;
import org.consilium.imaging.render.Viewport.Region;
import org.consilium.imaging.render.Window;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.Requests;

/** Query parameters of rendered resources (PS3.18 8.3.5.1): window, viewport, quality. */
final class RenderParameters {

    /** Largest side of a picture made on request, in pixels. */
    static final int SIDE_MAX = 16_384;

    private RenderParameters() {}

    /** Errors: INVALID_REQUEST, NOT_ACCEPTABLE. */
    static RenderOptions of(HttpServletRequest request) {
        String mediaType = Requests.accept(request)
                .best(Stream.of(PictureType.values())
                        .map(PictureType::mediaType)
                        .toList());
        PictureType type = Stream.of(PictureType.values())
                .filter(known -> known.mediaType().equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.NOT_ACCEPTABLE));
        return new RenderOptions(type, window(request), viewport(request), quality(request));
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

    static Optional<Viewport> viewport(HttpServletRequest request) {
        return parameter(request, "viewport").map(text -> {
            int[] parts = Arrays.stream(text.split(",", -1))
                    .mapToInt(part -> (int) Math.round(number(part)))
                    .toArray();
            if (parts.length != 2 && parts.length != 6) {
                throw invalid("viewport is width,height or width,height,x,y,width,height");
            }
            if (parts[0] > SIDE_MAX || parts[1] > SIDE_MAX) {
                throw invalid("a viewport has at most " + SIDE_MAX + " pixels a side");
            }
            return new Viewport(
                    parts[0],
                    parts[1],
                    parts.length == 2
                            ? Optional.empty()
                            : Optional.of(new Region(parts[2], parts[3], parts[4], parts[5])));
        });
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

    private static double number(String text) {
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
