package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Uid;
import org.consilium.testkit.SmallJvm;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A study several times as large as the memory of the node, and clients that leave before its end. */
class LargeStudyIT {

    private static final int HEAP_MEBIBYTES = 128;
    private static final int INSTANCES = 48;
    private static final int INSTANCE_BYTES = 8 << 20;
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void sendsAStudyThatMemoryDoesNotHoldAndStopsForClientsThatLeave() throws IOException, InterruptedException {
        SmallJvm.Ended ended = SmallJvm.run(LargeStudyIT.class, HEAP_MEBIBYTES);

        assertThat(ended.output()).contains("all came as they were stored");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    /** The node and its clients, in a JVM of its own. */
    public static void main(String[] arguments) throws Exception {
        try (TestNode node = TestNode.start()) {
            Uid study = Uid.random();
            fill(node, study);
            URI url = node.url("/dicomweb/studies/" + study);
            assertThat(retrieve(node, url)).isGreaterThan((long) INSTANCES * INSTANCE_BYTES);
            leaveEarly(url);
            await("the work for clients that left ends").atMost(PATIENCE).until(() -> sending() == 0);
            System.out.println("all came as they were stored");
        }
        System.exit(0);
    }

    private static void fill(TestNode node, Uid study) throws IOException {
        var here = node.institution("Here").id();
        Uid series = Uid.random();
        for (int number = 1; number <= INSTANCES; number++) {
            byte[] pixels = new byte[INSTANCE_BYTES];
            Arrays.fill(pixels, (byte) number);
            DataSet image = TestImages.ct(study, series, Uid.random(), number).toBuilder()
                    .integers(Tag.NumberOfFrames, 1)
                    .integers(Tag.Rows, 2048)
                    .integers(Tag.Columns, 2048)
                    .bytes(Tag.PixelData, VR.OW, pixels)
                    .build();
            TestImages.receive(node, here, image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
    }

    /** Bytes of the whole study, which must be the same twice. */
    private static long retrieve(TestNode node, URI url) throws Exception {
        String first = "";
        long bytes = 0;
        for (int time = 0; time < 2; time++) {
            HttpResponse<InputStream> answer = node.browser()
                    .client()
                    .send(
                            HttpRequest.newBuilder(url)
                                    .header("Authorization", "Bearer " + TestNode.API_TOKEN)
                                    .header(
                                            "Accept",
                                            "multipart/related; type=\"application/dicom\"; transfer-syntax=*")
                                    .build(),
                            BodyHandlers.ofInputStream());
            MessageDigest digest = sha256();
            try (InputStream body = new DigestInputStream(answer.body(), digest)) {
                bytes = body.transferTo(OutputStream.nullOutputStream());
            }
            String seen = Arrays.toString(digest.digest());
            assertThat(time == 0 ? seen : first).isEqualTo(seen);
            first = seen;
        }
        return bytes;
    }

    /** Each reads the beginning of the answer and closes its connection. */
    private static void leaveEarly(URI url) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                socket.getOutputStream()
                        .write("""
                        GET %s HTTP/1.1\r
                        Host: here\r
                        Authorization: Bearer %s\r
                        Accept: multipart/related; type="application/dicom"; transfer-syntax=*\r
                        \r
                        """.formatted(url.getPath(), TestNode.API_TOKEN).getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
                assertThat(sending()).isPositive();
            }
        }
    }

    /** Threads that are sending instances, virtual ones, which only a dump of this kind shows. */
    private static long sending() {
        try {
            Path dump = Files.createTempDirectory("large-study").resolve("threads.txt");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            try (var lines = Files.lines(dump)) {
                return lines.filter(line -> line.contains("InstanceAnswer.send("))
                        .count();
            } finally {
                FileSystemUtils.deleteRecursively(dump.getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
