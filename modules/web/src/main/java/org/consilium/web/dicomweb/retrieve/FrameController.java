package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.convert.PixelDecoding;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.multipart.MultipartWriter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Frames by their numbers (PS3.18 10.4.1.1.6): each is one positioned read, whatever the size of the instance. */
@RestController
public final class FrameController {

    private final Instances instances;
    private final FrameDecoder decoder;
    private final Optional<String> publicUrl;

    public FrameController(Instances instances, FrameDecoder decoder, Optional<String> publicUrl) {
        this.decoder = decoder;
        this.instances = instances;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/dicomweb/studies/{study}/series/{series}/instances/{instance}/frames/{frames}")
    void frames(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String frames,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Integer> numbers = FrameNumbers.parse(frames);
        StoredInstance stored = instances.find(caller, study, series, instance);
        FrameForm form = FrameForm.choose(
                        Requests.accept(request),
                        stored.transferSyntax(),
                        numbers.size() == 1,
                        () -> PixelDecoding.of(stored, decoder).isPresent())
                .orElseThrow(() -> new Rejected(
                        Reason.NOT_ACCEPTABLE,
                        "frames are stored in " + stored.transferSyntax().uid()));
        FrameReader reader = FrameReader.of(
                stored,
                numbers,
                form.isDecompressed(stored.transferSyntax()) ? PixelDecoding.of(stored, decoder) : Optional.empty());
        String tag = Caching.tag(List.of(stored), form + " " + numbers);
        if (Caching.isKnown(tag, request, response)) {
            return;
        }
        response.setContentType(
                form.multipart() ? MultipartWriter.contentType(form.mediaType(), "part-" + tag) : form.contentType());
        if (!form.multipart()) {
            reader.length(numbers.getFirst()).ifPresent(response::setContentLengthLong);
        }
        if (Requests.isHead(request)) {
            return;
        }
        if (form.multipart()) {
            sendParts(reader, numbers, form, "part-" + tag, location(stored, request), response);
        } else {
            reader.write(numbers.getFirst(), response.getOutputStream());
        }
    }

    private static void sendParts(
            FrameReader reader,
            List<Integer> numbers,
            FrameForm form,
            String boundary,
            String location,
            HttpServletResponse response)
            throws IOException {
        MultipartWriter writer = new MultipartWriter(response.getOutputStream(), boundary);
        for (int number : numbers) {
            writer.begin(form.contentType(), location + "/frames/" + number);
            reader.write(number, writer.body());
        }
        writer.end();
    }

    private String location(StoredInstance stored, HttpServletRequest request) {
        InstanceRecord known = stored.record();
        return Resources.of(publicUrl, request)
                .instance(known.series().study().uid(), known.series().uid(), known.uid());
    }
}
