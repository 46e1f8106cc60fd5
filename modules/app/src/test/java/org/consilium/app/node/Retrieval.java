package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.consilium.dicom.io.Part10;

/** Reads instances back by WADO-RS, exactly as they are stored. */
final class Retrieval {

    private static final String ANY = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    private static final int UNAVAILABLE = 503;

    private static final Duration TELLS_WITHIN = Duration.ofSeconds(60);

    private Retrieval() {}

    /** The data set bytes of one stored instance. */
    static byte[] dataSet(Node node, String path) {
        var response = get(node, path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return afterMeta(onlyPart(response.body()));
    }

    /** The same where the instance may be missing; asked again as long as the node says that it cannot tell yet. */
    static Optional<byte[]> find(Node node, String path) {
        var response = Awaitility.await("the node can tell")
                .pollDelay(Duration.ZERO) // Most answers tell at once, and thousands are asked for.
                .atMost(TELLS_WITHIN)
                .until(() -> get(node, path), answer -> answer.statusCode() != UNAVAILABLE);
        return response.statusCode() == 200 ? Optional.of(afterMeta(onlyPart(response.body()))) : Optional.empty();
    }

    /** The same with a deadline. */
    static Optional<byte[]> find(Node node, String path, Duration within) {
        var response = node.send(
                node.request(path).timeout(within).header("Accept", ANY).GET().build());
        return response.statusCode() == 200 ? Optional.of(afterMeta(onlyPart(response.body()))) : Optional.empty();
    }

    /**
     * The bytes of one stored frame.
     *
     * @param number from 1
     */
    static byte[] frame(Node node, String path, int number) {
        var response = node.send(node.request(path + "/frames/" + number)
                .header("Accept", "multipart/related; type=\"image/jpeg\"; transfer-syntax=*")
                .GET()
                .build());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return onlyPart(response.body());
    }

    private static HttpResponse<byte[]> get(Node node, String path) {
        return node.send(node.request(path).header("Accept", ANY).GET().build());
    }

    /** The bytes between the header of the only part and the closing delimiter. */
    private static byte[] onlyPart(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("\r\n\r\n") + 4;
        int firstLine = text.startsWith("\r\n") ? 2 : 0;
        var delimiter = text.substring(firstLine, text.indexOf("\r\n", firstLine));
        int end = text.lastIndexOf("\r\n" + delimiter);
        return Arrays.copyOfRange(body, start, end);
    }

    private static byte[] afterMeta(byte[] file) {
        try (var dataSet = Part10.open(new ByteArrayInputStream(file)).dataSet()) {
            return dataSet.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
