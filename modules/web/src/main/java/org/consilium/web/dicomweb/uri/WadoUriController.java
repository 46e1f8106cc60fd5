package org.consilium.web.dicomweb.uri;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.archive.StoredInstance;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.render.PictureType;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.dicomweb.render.RenderedAnswer;
import org.consilium.web.dicomweb.retrieve.InstanceAnswer;
import org.consilium.web.dicomweb.retrieve.Instances;
import org.consilium.web.negotiation.Accept;
import org.consilium.web.negotiation.MediaRange;
import org.consilium.web.negotiation.PixelMediaTypes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One instance as a DICOM file, as a picture of one of its frames, or as the video it holds. Without a content type a picture
 * is given of what can be shown, the file of everything else.
 */
@RestController
public final class WadoUriController {

    private static final String DICOM = "application/dicom";

    private final Instances instances;
    private final FrameDecoder decoder;
    private final RenderedAnswer rendered;
    private final Optional<String> publicUrl;

    public WadoUriController(
            Instances instances, FrameDecoder decoder, RenderedAnswer rendered, Optional<String> publicUrl) {
        this.instances = instances;
        this.decoder = decoder;
        this.rendered = rendered;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/dicomweb/wado")
    void wado(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        UriParameters asked = new UriParameters(request);
        StoredInstance stored = instances.find(
                caller, asked.required("studyUID"), asked.required("seriesUID"), asked.required("objectUID"));
        Accept accept = asked.contentType().orElseGet(() -> usual(stored));
        for (MediaRange range : accept.ranges()) {
            if (answered(range, stored, asked, request, response)) {
                return;
            }
        }
        throw new Rejected(
                Reason.NOT_ACCEPTABLE, "offered: application/dicom; of images image/jpeg, image/png, image/gif");
    }

    private Accept usual(StoredInstance stored) {
        boolean image = stored.record().rows().isPresent() && decoder.decodes(stored.transferSyntax());
        return Accept.of(List.of(), List.of(image ? PictureType.JPEG.mediaType() : DICOM));
    }

    private boolean answered(
            MediaRange range,
            StoredInstance stored,
            UriParameters asked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String stream = PixelMediaTypes.of(stored.transferSyntax());
        if (range.includes(stream) && rendered.video(stored, stream, request, response)) {
            return true;
        }
        Optional<PictureType> picture = Stream.of(PictureType.values())
                .filter(type -> range.includes(type.mediaType()))
                .findFirst();
        if (picture.isPresent() && stored.record().rows().isPresent()) {
            rendered.one(stored, asked.frame(), asked.options(picture.get(), stored.record()), request, response);
            return true;
        }
        if (!range.includes(DICOM)) {
            return false;
        }
        new InstanceAnswer(List.of(stored), asked.encoding(), Resources.of(publicUrl, request), decoder)
                .send(request, response);
        return true;
    }
}
