package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.consilium.archive.StoredInstance;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.multipart.MultipartWriter;
import org.consilium.web.negotiation.Accept;
import org.consilium.web.negotiation.MediaRange;
import org.consilium.web.negotiation.PixelMediaTypes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Values that the metadata only refers to (PS3.18 10.4.1.1.5), as octets; parts of them by Range. */
@RestController
public final class BulkDataController {

    private final Instances instances;

    public BulkDataController(Instances instances) {
        this.instances = instances;
    }

    @GetMapping("/dicomweb/studies/{study}/series/{series}/instances/{instance}/bulkdata/{*path}")
    void bulkData(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Accept accept = Requests.accept(request);
        boolean multipart = isMultipart(accept);
        StoredInstance stored = instances.find(caller, study, series, instance);
        BulkValue value = BulkValue.find(stored, ElementPath.parse(path.isEmpty() ? "" : path.substring(1)));
        String tag = Caching.tag(List.of(stored), path + multipart);
        if (Caching.isKnown(tag, request, response)) {
            return;
        }
        if (multipart) {
            sendPart(value, "part-" + tag, request, response);
        } else {
            RangedAnswer.send(value, PixelMediaTypes.OCTET_STREAM, tag, request, response);
        }
    }

    private static boolean isMultipart(Accept accept) {
        MediaRange first = accept.ranges().stream()
                .filter(range -> range.isMultipartRelated()
                        ? range.partRange().includes(PixelMediaTypes.OCTET_STREAM)
                        : range.includes(PixelMediaTypes.OCTET_STREAM))
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.NOT_ACCEPTABLE));
        return first.isMultipartRelated();
    }

    private static void sendPart(
            BulkValue value, String boundary, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(MultipartWriter.contentType(PixelMediaTypes.OCTET_STREAM, boundary));
        if (Requests.isHead(request)) {
            return;
        }
        MultipartWriter writer = new MultipartWriter(response.getOutputStream(), boundary);
        writer.begin(PixelMediaTypes.OCTET_STREAM, request.getRequestURL().toString());
        value.write(0, value.length(), writer.body());
        writer.end();
    }
}
