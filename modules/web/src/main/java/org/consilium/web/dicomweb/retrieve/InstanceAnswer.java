package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.archive.StoredInstance;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.multipart.MultipartWriter;
import org.consilium.web.negotiation.Accept;
import org.springframework.http.HttpHeaders;

/** Instances as DICOM files, one alone or several in a multipart message. */
public final class InstanceAnswer {

    private final List<StoredInstance> instances;
    private final Accept accept;
    private final Resources resources;
    private final FrameDecoder decoder;

    public InstanceAnswer(List<StoredInstance> instances, Accept accept, Resources resources, FrameDecoder decoder) {
        this.decoder = decoder;
        this.instances = instances;
        this.accept = accept;
        this.resources = resources;
    }

    /**
     * Errors: NOT_ACCEPTABLE when no instance can be sent in a form the client takes. When only some can, these are sent
     * with status 206 and a warning (PS3.18 table 8.5-1).
     */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean multipart = instances.size() > 1 || !InstanceForm.prefersSinglePart(accept);
        List<SendableInstance> sendable = instances.stream()
                .flatMap(instance -> SendableInstance.of(instance, accept, multipart, decoder).stream())
                .toList();
        if (sendable.isEmpty()) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "stored in " + storedSyntaxes() + "; transfer-syntax=* takes it");
        }
        String forms = sendable.stream().map(part -> part.form().name()).collect(Collectors.joining());
        String tag = Caching.tag(instances, multipart + forms);
        if (Caching.isKnown(tag, request, response)) {
            return;
        }
        if (sendable.size() < instances.size()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(
                    HttpHeaders.WARNING,
                    "299 consilium \"" + (instances.size() - sendable.size()) + " instances cannot be sent as asked\"");
        }
        if (multipart) {
            sendParts(sendable, "part-" + tag, request, response);
        } else {
            sendAlone(sendable.getFirst(), tag, request, response);
        }
    }

    private void sendParts(
            List<SendableInstance> parts, String boundary, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(MultipartWriter.contentType(InstanceForm.MEDIA_TYPE, boundary));
        if (Requests.isHead(request)) {
            return;
        }
        MultipartWriter writer = new MultipartWriter(response.getOutputStream(), boundary);
        for (SendableInstance part : parts) {
            writer.begin(part.contentType(), part.location(resources));
            part.write(writer.body());
        }
        writer.end();
    }

    private static void sendAlone(
            SendableInstance only, String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (only.length().isPresent()) {
            RangedAnswer.send(only.asSource(), only.contentType(), tag, request, response);
            return;
        }
        response.setContentType(only.contentType());
        if (!Requests.isHead(request)) {
            only.write(response.getOutputStream());
        }
    }

    private String storedSyntaxes() {
        return instances.stream()
                .map(instance -> instance.transferSyntax().uid())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
