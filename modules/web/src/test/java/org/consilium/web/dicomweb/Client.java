package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.consilium.web.multipart.MultipartLimits;
import org.consilium.web.multipart.MultipartReader;
import org.consilium.web.multipart.Part;
import org.consilium.web.negotiation.MediaRange;
import tools.jackson.databind.JsonNode;

/** A machine that speaks DICOMweb with a node and has its token. */
record Client(TestNode node) {

    /** A part of a multipart message. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Content(Map<String, String> headers, byte[] bytes) {}

    /** @param headers names and values in turn */
    HttpResponse<byte[]> get(String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + TestNode.API_TOKEN));
        return node.browser().get("/dicomweb" + path, all.toArray(String[]::new));
    }

    JsonNode json(String path) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Browser.json(answer);
    }

    HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.url("/dicomweb" + path))
                .header("Authorization", "Bearer " + TestNode.API_TOKEN)
                .method(method, body);
        return node.browser().send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> store(byte[]... files) {
        return send(
                "POST",
                "/studies",
                BodyPublishers.ofByteArray(TestImages.multipart(files)),
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=b");
    }

    static List<Content> parts(HttpResponse<byte[]> answer) throws IOException {
        MediaRange type =
                MediaRange.parse(answer.headers().firstValue("Content-Type").orElseThrow());
        MultipartReader reader = new MultipartReader(
                new ByteArrayInputStream(answer.body()),
                type.parameter("boundary").orElseThrow(),
                MultipartLimits.DEFAULT);
        List<Content> parts = new ArrayList<>();
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            parts.add(new Content(part.get().headers(), part.get().body().readAllBytes()));
        }
        return parts;
    }

    /** Path of an instance below {@code /dicomweb}. */
    static String path(DataSet image) {
        return "/studies/" + image.text(Tag.StudyInstanceUID).orElseThrow() + "/series/"
                + image.text(Tag.SeriesInstanceUID).orElseThrow() + "/instances/"
                + image.text(Tag.SOPInstanceUID).orElseThrow();
    }

    static String contentType(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
