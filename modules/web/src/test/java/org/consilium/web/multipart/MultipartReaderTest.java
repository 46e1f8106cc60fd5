package org.consilium.web.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {

    private static final MultipartLimits LIMITS = new MultipartLimits(5, 200, 100);

    @Test
    void readsWhatTheWriterWrote() throws IOException {
        Random random = new Random(7);
        List<byte[]> contents = new ArrayList<>();
        for (int length : new int[] {0, 1, 65_536, 200_003}) {
            byte[] content = new byte[length];
            random.nextBytes(content);
            contents.add(content);
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        MultipartWriter writer = new MultipartWriter(message, "b");
        for (byte[] content : contents) {
            writer.begin("application/dicom", "/x");
            writer.body().write(content);
        }
        writer.end();

        MultipartReader reader = reader(message.toByteArray());

        for (byte[] content : contents) {
            Part part = reader.next().orElseThrow();
            assertThat(part.header("Content-Type")).contains("application/dicom");
            assertThat(part.body().readAllBytes()).isEqualTo(content);
        }
        assertThat(reader.next()).isEmpty();
        assertThat(reader.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 65_535, 65_536})
    void findsBoundariesHoweverTheBytesArrive(int chunk) throws IOException {
        String almost = "\r\n--boundar\r\n--\r\n\r\n--boundarX".repeat(9_000);
        byte[] message =
                ("--boundary\r\n\r\n" + almost + "\r\n--boundary\r\n\r\nsecond\r\n--boundary--").getBytes(ISO_8859_1);
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(message)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, chunk));
            }
        };

        MultipartReader reader = new MultipartReader(slow, "boundary", LIMITS);

        assertThat(text(reader.next())).isEqualTo(almost);
        assertThat(text(reader.next())).isEqualTo("second");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void skipsPreambleAndWhatIsLeftOfAPart() throws IOException {
        MultipartReader reader =
                reader("preamble\r\n--b  \r\nA: 1\r\n\r\nleft alone\r\n--b\r\nB:2\r\n\r\nread\r\n--b--\r\nepilogue");

        assertThat(reader.next().orElseThrow().header("a")).contains("1");
        assertThat(text(reader.next())).isEqualTo("read");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void readsByteByByteWithoutScanningTheBufferAgain() throws IOException {
        byte[] content = new byte[3_000_000];
        InputStream message = new SequenceInputStream(
                new ByteArrayInputStream("--b\r\n\r\n".getBytes(ISO_8859_1)),
                new SequenceInputStream(
                        new ByteArrayInputStream(content), new ByteArrayInputStream("\r\n--b--".getBytes(ISO_8859_1))));
        InputStream body =
                new MultipartReader(message, "b", LIMITS).next().orElseThrow().body();

        long count = 0;
        while (body.read() >= 0) {
            count++;
        }

        assertThat(count).isEqualTo(content.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--bX\r\n\r\nother boundary",
                "--b\r\n\r\nnever ended",
                "--b\r\n\r\nnearly ended\r\n--",
                "--b\r\nA: 1",
                "--b\r\nno colon\r\n\r\n\r\n--b--",
                "--b\r\nA: 1\rB: 2\r\n\r\n\r\n--b--",
                "--b garbage\r\n\r\n\r\n--b--"
            })
    void refusesABodyThatDoesNotKeepToTheForm(String body) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> {
                    MultipartReader reader = reader(body);
                    for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
                        part.get().body().transferTo(java.io.OutputStream.nullOutputStream());
                    }
                })
                .extracting(Rejected::reason)
                .isEqualTo(Reason.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MultipartLimits.BOUNDARY_LENGTH_MAX + 1})
    void refusesABoundaryOfImpossibleLength(int length) {
        String boundary = "b".repeat(length);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> new MultipartReader(InputStream.nullInputStream(), boundary, LIMITS));
    }

    @Test
    void stopsAtTheLimitOfParts() {
        assertTooLarge("--b\r\n\r\n\r\n".repeat(1_000_000));
    }

    @Test
    void stopsAtTheLimitOfHeaders() {
        assertTooLarge("--b\r\nA: " + "x".repeat(10_000_000));
        assertTooLarge("--b\r\n" + "A: x\r\n".repeat(1_000_000));
    }

    @Test
    void stopsAtTheLimitOfThePreamble() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> reader("x".repeat(10_000_000) + "\r\n--b\r\n\r\n\r\n--b--")
                        .next());
    }

    private static void assertTooLarge(String body) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> {
                    MultipartReader reader = reader(body);
                    while (reader.next().isPresent()) {
                        // The limit ends this.
                    }
                })
                .extracting(Rejected::reason)
                .isEqualTo(Reason.TOO_LARGE);
    }

    private static MultipartReader reader(String body) {
        return reader(body.getBytes(ISO_8859_1));
    }

    private static MultipartReader reader(byte[] body) {
        return new MultipartReader(new ByteArrayInputStream(body), "b", LIMITS);
    }

    private static String text(Optional<Part> part) throws IOException {
        return new String(part.orElseThrow().body().readAllBytes(), ISO_8859_1);
    }
}
