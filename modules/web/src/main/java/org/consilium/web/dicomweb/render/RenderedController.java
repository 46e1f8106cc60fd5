package org.consilium.web.dicomweb.render;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.consilium.archive.Archive;
import org.consilium.archive.StoredInstance;
import org.consilium.imaging.Thumbnails;
import org.consilium.imaging.render.PictureType;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.dicomweb.retrieve.FrameNumbers;
import org.consilium.web.dicomweb.retrieve.Instances;
import org.consilium.web.negotiation.Accept;
import org.consilium.web.negotiation.PixelMediaTypes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures for the eye (PS3.18 10.4.1.1.3). A client that takes a multipart message gets every picture of what it addresses.
 * One that takes a picture alone gets one: of a study or series that of the instance that stands for it, of an instance its
 * first frame; its frames as a film when GIF is asked for. Video is given as it is stored.
 */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
public final class RenderedController {

    private final Archive archive;
    private final Instances instances;
    private final Representative representative;
    private final RenderedAnswer answer;

    public RenderedController(
            Archive archive, Instances instances, Representative representative, RenderedAnswer answer) {
        this.archive = archive;
        this.instances = instances;
        this.representative = representative;
        this.answer = answer;
    }

    @GetMapping("/rendered")
    void study(Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        many(
                Instances.found(archive.openStudy(caller, new Uid(study))),
                () -> representative.ofStudy(caller, study),
                request,
                response);
    }

    @GetMapping("/series/{series}/rendered")
    void series(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        many(
                Instances.found(archive.openSeries(caller, new Uid(study), new Uid(series))),
                () -> representative.ofSeries(caller, study, series),
                request,
                response);
    }

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
        Accept accept = Requests.accept(request);
        String stream = PixelMediaTypes.of(stored.transferSyntax());
        if (accept.takes(stream) && answer.video(stored, stream, request, response)) {
            return;
        }
        RenderForm form = RenderForm.choose(accept);
        RenderOptions options = RenderParameters.of(form.type(), request);
        boolean film =
                form.type() == PictureType.GIF && stored.record().frames().orElse(1) > 1;
        if (form.multipart()) {
            answer.parts(List.of(FramesOf.all(stored)), options, request, response);
        } else if (film) {
            answer.animation(stored, options, request, response);
        } else {
            answer.one(stored, 0, options, request, response);
        }
    }

    /** @param frames numbers from 1, separated by commas; several only in a multipart message */
    @GetMapping("/series/{series}/instances/{instance}/frames/{frames}/rendered")
    void frames(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String frames,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RenderForm form = RenderForm.choose(Requests.accept(request));
        List<Integer> indexes = form.multipart()
                ? FrameNumbers.parse(frames).stream().map(number -> number - 1).toList()
                : List.of(FrameNumbers.single(frames) - 1);
        StoredInstance stored = instances.find(caller, study, series, instance);
        RenderOptions options = RenderParameters.of(form.type(), request);
        if (form.multipart()) {
            answer.parts(List.of(new FramesOf(stored, indexes)), options, request, response);
        } else {
            answer.one(stored, indexes.getFirst(), options, request, response);
        }
    }

    private void many(
            List<StoredInstance> found,
            Supplier<StoredInstance> one,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RenderForm form = RenderForm.choose(Requests.accept(request));
        RenderOptions options = RenderParameters.of(form.type(), request);
        if (form.multipart()) {
            List<FramesOf> pictures = found.stream()
                    .filter(instance -> !Thumbnails.isSlideLabel(instance.header()))
                    .map(FramesOf::all)
                    .toList();
            answer.parts(pictures, options, request, response);
        } else {
            StoredInstance chosen = one.get();
            answer.one(chosen, Thumbnails.frame(chosen.header()), options, request, response);
        }
    }
}
