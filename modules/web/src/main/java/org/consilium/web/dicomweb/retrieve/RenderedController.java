package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.consilium.archive.Query;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.imaging.Thumbnails;
import org.consilium.imaging.render.FrameRenderer;
import org.consilium.imaging.render.Picture;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.imaging.render.Viewport;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Requests;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pictures for the eye (PS3.18 10.4.1.1.3, 10.4.1.1.4): one frame, or the thumbnail that stands for something larger. */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
public final class RenderedController {

    /** Side of a thumbnail when no viewport is given, in pixels. */
    static final int THUMBNAIL_SIDE = 200;

    private final Instances instances;
    private final Thumbnailer thumbnailer;
    private final FrameRenderer renderer;

    public RenderedController(Instances instances, Thumbnailer thumbnailer, FrameRenderer renderer) {
        this.instances = instances;
        this.thumbnailer = thumbnailer;
        this.renderer = renderer;
    }

    @GetMapping("/thumbnail")
    void thumbnailOfStudy(
            Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        thumbnail(thumbnailer.representative(caller, Query.ofStudy(new Uid(study))), request, response);
    }

    @GetMapping("/series/{series}/thumbnail")
    void thumbnailOfSeries(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Query query = Query.builder()
                .match(Tag.StudyInstanceUID, new Uid(study).value())
                .match(Tag.SeriesInstanceUID, new Uid(series).value())
                .limit(Query.LIMIT_MAX)
                .build();
        thumbnail(thumbnailer.representative(caller, query), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/thumbnail")
    void thumbnailOfInstance(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        StoredInstance stored = instances.find(caller, study, series, instance);
        if (Thumbnails.isSlideLabel(stored.header())) {
            throw new Rejected(Reason.NOT_FOUND, "labels of slides have no thumbnail");
        }
        thumbnail(stored, request, response);
    }

    /** An instance of several frames shows its first. */
    @GetMapping("/series/{series}/instances/{instance}/rendered")
    void instance(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        StoredInstance stored = instances.find(caller, study, series, instance);
        send(stored, 0, RenderParameters.of(request), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/frames/{frame}/rendered")
    void frame(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String frame,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        StoredInstance stored = instances.find(caller, study, series, instance);
        int index = FrameNumbers.single(frame) - 1;
        send(stored, index, RenderParameters.of(request), request, response);
    }

    private void thumbnail(StoredInstance stored, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RenderOptions asked = RenderParameters.of(request);
        RenderOptions options =
                asked.viewport().isPresent() ? asked : asked.within(Viewport.within(THUMBNAIL_SIDE, THUMBNAIL_SIDE));
        send(stored, Thumbnails.frame(stored.header()), options, request, response);
    }

    private void send(
            StoredInstance stored,
            int index,
            RenderOptions options,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FrameIndex frames = stored.frames();
        if (index >= frames.count()) {
            throw new Rejected(Reason.NOT_FOUND, "the instance has " + frames.count() + " frames");
        }
        String tag = Caching.tag(List.of(stored), index + " " + options);
        if (Caching.isKnown(tag, request, response)) {
            return;
        }
        Picture picture = render(stored, frames, index, options);
        response.setContentType(picture.type().mediaType());
        response.setContentLength(picture.bytes().length);
        if (!Requests.isHead(request)) {
            response.getOutputStream().write(picture.bytes());
        }
    }

    private Picture render(StoredInstance stored, FrameIndex frames, int index, RenderOptions options)
            throws IOException {
        DataSet header = stored.header();
        try (InputStream bytes = frames.open(index)) {
            return renderer.render(header, index, stored.transferSyntax(), bytes.readAllBytes(), options);
        }
    }
}
