package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploading through STOW-RS, with files that are and are not DICOM. */
class UploadIT {

    private static final String BOUNDARY = "upload";

    @TempDir
    private Path home;

    @Test
    void aFileThatIsNotDicomIsRefusedAndAnImageBesideItIsKept() throws IOException {
        var image = SmallImage.of(Uid.random(), Uid.random(), 1, new byte[64 * 64]);
        try (var node = Node.in(home).start()) {
            assertThat(upload(node, "I am a letter, not an image".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isBetween(400, 499);
            var both = upload(node, "I am a letter".getBytes(StandardCharsets.UTF_8), file(image));
            assertThat(both.statusCode())
                    .as(new String(both.body(), StandardCharsets.UTF_8))
                    .isEqualTo(202);
            assertThat(Retrieval.dataSet(node, image.path())).isEqualTo(image.bytes());
            assertThat(node.isReady()).isTrue();
        }
    }

    private static byte[] file(SmallImage image) throws IOException {
        var file = new ByteArrayOutputStream();
        file.write(Part10.header(
                FileMeta.of(Uids.SecondaryCaptureImageStorage, image.instance().value(), SmallImage.TRANSFER_SYNTAX)));
        file.write(image.bytes());
        return file.toByteArray();
    }

    private static HttpResponse<byte[]> upload(Node node, byte[]... files) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var file : files) {
            body.write(("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            body.write(file);
            body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return node.send(node.request("/dicomweb/studies")
                .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
                .header("Accept", "application/dicom+json")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }
}
