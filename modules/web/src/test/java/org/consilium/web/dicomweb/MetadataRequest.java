package org.consilium.web.dicomweb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A STOW-RS request of metadata and bulk data, part by part. */
final class MetadataRequest {

    static final String JSON = "application/dicom+json";
    static final String XML = "application/dicom+xml";

    private final String root;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @param root media type of the metadata */
    MetadataRequest(String root, String... metadata) {
        this.root = root;
        for (String part : metadata) {
            part("Content-Type: " + root, part.getBytes(StandardCharsets.UTF_8));
        }
    }

    MetadataRequest bulk(String location, String contentType, byte[] bytes) {
        return part("Content-Type: " + contentType + "\r\nContent-Location: " + location, bytes);
    }

    MetadataRequest part(String headers, byte[] bytes) {
        write("\r\n--b\r\n" + headers + "\r\n\r\n");
        body.writeBytes(bytes);
        return this;
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    HttpResponse<byte[]> send(Client client, String path) throws IOException {
        write("\r\n--b--\r\n");
        return client.send(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/related; type=\"" + root + "\"; boundary=b");
    }

    /** Sends what there is without the last boundary. */
    HttpResponse<byte[]> sendCut(Client client) {
        return client.send(
                "POST",
                "/studies",
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/related; type=\"" + root + "\"; boundary=b");
    }
}
