package org.consilium.web.dicomweb.uri;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.consilium.archive.InstanceRecord;
import org.consilium.imaging.render.PictureType;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.imaging.render.Viewport;
import org.consilium.imaging.render.Viewport.Region;
import org.consilium.imaging.render.Window;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.render.RenderParameters;
import org.consilium.web.negotiation.Accept;

/** The query part of a request (PS3.18 9.1.2). What would be another answer than asked for is refused, not left out. */
record UriParameters(HttpServletRequest request) {

    /** Errors: INVALID_REQUEST for what is not offered here. */
    UriParameters {
        if (!"WADO".equals(request.getParameter("requestType"))) {
            throw new Rejected(Reason.INVALID_REQUEST, "requestType is WADO");
        }
        if (request.getParameter("anonymize") != null) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, "objects are not de-identified on their way out: leave anonymize out");
        }
        if (request.getParameter("presentationUID") != null || request.getParameter("presentationSeriesUID") != null) {
            throw new Rejected(Reason.INVALID_REQUEST, "presentation states are not applied here");
        }
    }

    /** Errors: INVALID_REQUEST when it is missing. */
    String required(String name) {
        return optional(name).orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, name + " is missing"));
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isBlank());
    }

    /** Media types in the order of preference; none when the client leaves it to us. */
    Optional<Accept> contentType() {
        return optional("contentType").map(text -> Accept.of(List.of(), List.of(text)));
    }

    /** In the words of {@link org.consilium.web.dicomweb.retrieve.InstanceAnswer}: stored where nothing else is possible. */
    Accept encoding() {
        return Accept.of(
                List.of(),
                List.of(optional("transferSyntax")
                        .map(uid -> "application/dicom; transfer-syntax=" + quoted(uid))
                        .orElse("application/dicom, application/dicom; transfer-syntax=*; q=0.5")));
    }

    private static String quoted(String uid) {
        if (!uid.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '*')) {
            throw new Rejected(Reason.INVALID_REQUEST, "transferSyntax is a UID");
        }
        return '"' + uid + '"';
    }

    /** Index of the frame asked for, from 0. */
    int frame() {
        return optional("frameNumber").map(text -> whole(text) - 1).orElse(0);
    }

    RenderOptions options(PictureType type, InstanceRecord image) {
        return new RenderOptions(
                        type,
                        window(),
                        viewport(image),
                        optional("imageQuality")
                                .map(text -> OptionalInt.of(whole(text)))
                                .orElse(OptionalInt.empty()))
                .annotated(RenderParameters.annotations(request));
    }

    private Optional<Window> window() {
        Optional<String> centre = optional("windowCenter");
        Optional<String> width = optional("windowWidth");
        if (centre.isPresent() != width.isPresent()) {
            throw new Rejected(Reason.INVALID_REQUEST, "windowCenter and windowWidth go together");
        }
        return centre.map(
                text -> Window.linear(RenderParameters.number(text), RenderParameters.number(width.orElseThrow())));
    }

    private Optional<Viewport> viewport(InstanceRecord image) {
        Optional<Integer> rows = optional("rows").map(UriParameters::side);
        Optional<Integer> columns = optional("columns").map(UriParameters::side);
        Optional<Region> region = optional("region").map(text -> region(text, image));
        if (rows.isEmpty() && columns.isEmpty() && region.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Viewport(
                columns.orElse(RenderParameters.SIDE_MAX), rows.orElse(RenderParameters.SIDE_MAX), region));
    }

    /** Corners as parts of the whole image, 0 to 1 (PS3.18 9.1.2.2.5). */
    private static Region region(String text, InstanceRecord image) {
        double[] corners = Stream.of(text.split(",", -1))
                .mapToDouble(RenderParameters::number)
                .toArray();
        if (corners.length != 4
                || Stream.of(0, 1, 2, 3).anyMatch(i -> corners[i] < 0 || corners[i] > 1)
                || corners[0] >= corners[2]
                || corners[1] >= corners[3]) {
            throw new Rejected(Reason.INVALID_REQUEST, "region is left,top,right,bottom, each 0 to 1");
        }
        int columns = image.columns().orElse(1);
        int rows = image.rows().orElse(1);
        int left = (int) Math.floor(corners[0] * columns);
        int top = (int) Math.floor(corners[1] * rows);
        return new Region(
                left, top, (int) Math.ceil(corners[2] * columns) - left, (int) Math.ceil(corners[3] * rows) - top);
    }

    private static int side(String text) {
        int pixels = whole(text);
        if (pixels > RenderParameters.SIDE_MAX) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, "a picture has at most " + RenderParameters.SIDE_MAX + " pixels a side");
        }
        return pixels;
    }

    private static int whole(String text) {
        double number = RenderParameters.number(text);
        if (number < 1 || number != Math.rint(number)) {
            throw new Rejected(Reason.INVALID_REQUEST, "a number of the query is no integer from 1");
        }
        return (int) number;
    }
}
