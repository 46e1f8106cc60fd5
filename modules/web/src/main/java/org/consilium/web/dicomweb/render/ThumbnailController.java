package org.consilium.web.dicomweb.render;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.consilium.archive.StoredInstance;
import org.consilium.imaging.Thumbnails;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.imaging.render.Viewport;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.dicomweb.Warnings;
import org.consilium.web.dicomweb.retrieve.FrameNumbers;
import org.consilium.web.dicomweb.retrieve.Instances;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Small pictures that stand for something larger (PS3.18 10.4.1.1.4), at every level; never a slide's label. */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
public final class ThumbnailController {

    /** Side of a thumbnail when no viewport is given, in pixels. */
    static final int SIDE = 200;

    private final Instances instances;
    private final Representative representative;
    private final RenderedAnswer answer;

    public ThumbnailController(Instances instances, Representative representative, RenderedAnswer answer) {
        this.instances = instances;
        this.representative = representative;
        this.answer = answer;
    }

    @GetMapping("/thumbnail")
    void study(Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        middle(representative.ofStudy(caller, study), request, response);
    }

    @GetMapping("/series/{series}/thumbnail")
    void series(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        middle(representative.ofSeries(caller, study, series), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/thumbnail")
    void instance(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        middle(noLabel(instances.find(caller, study, series, instance)), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/frames/{frame}/thumbnail")
    void frame(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String frame,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        int index = FrameNumbers.single(frame) - 1;
        StoredInstance stored = noLabel(instances.find(caller, study, series, instance));
        answer.one(stored, index, options(request, response), request, response);
    }

    private void middle(StoredInstance stored, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer.one(stored, Thumbnails.frame(stored.header()), options(request, response), request, response);
    }

    private static StoredInstance noLabel(StoredInstance stored) {
        if (Thumbnails.isSlideLabel(stored.header())) {
            throw new Rejected(Reason.NOT_FOUND, "labels of slides have no thumbnail");
        }
        return stored;
    }

    /** A picture that stands for something is too small for text, and is kept where nobody asked whose it is. */
    private static RenderOptions options(HttpServletRequest request, HttpServletResponse response) {
        RenderForm form = RenderForm.choose(Requests.accept(request));
        if (form.multipart()) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "a thumbnail comes alone");
        }
        if (!RenderParameters.annotations(request).isEmpty()) {
            Warnings.add(response, "Without effect here: annotation");
        }
        RenderOptions asked = RenderParameters.of(form.type(), request).annotated(Set.of());
        return asked.viewport().isPresent() ? asked : asked.within(Viewport.within(SIDE, SIDE));
    }
}
