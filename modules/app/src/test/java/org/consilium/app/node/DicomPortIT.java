package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.consilium.kernel.Uid;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** DCMTK as a scanner, and everybody who has no business at the DICOM port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DicomPortIT {

    private static final int NOISE_BYTES = 100_000;
    /** CT, MR, SR and whole-slide objects, in several transfer syntaxes. */
    private static final String[] REAL_FILES = {"ct/CT_small.dcm", "mr/MR_small.dcm", "wsi/wsi2dcm_jpeg_12tiles.dcm"};

    private Node node;

    @BeforeAll
    void start(@TempDir Path home) {
        node = Node.in(home).start();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void dcmtkEchoesAndStoresRealFilesAndTheyAreFound() {
        echo();
        var storescu = ForeignTool.require("storescu");
        for (var name : REAL_FILES) {
            var sent = storescu.run(
                    "-R",
                    name.startsWith("wsi") ? "-xy" : "-x=",
                    "-aet",
                    "CT1",
                    "-aec",
                    "CONSILIUM",
                    "127.0.0.1",
                    node.dicomPort(),
                    TestData.file(name));
            assertThat(sent.exitCode()).as(name + ": " + sent.output()).isZero();
        }
        var found = node.get("/dicomweb/studies");
        assertThat(new String(found.body(), StandardCharsets.UTF_8)).contains("CompressedSamples^CT1");
    }

    @Test
    void anotherTitleThanOursAndQueriesOfStrangersAreRefused() {
        var wrongTitle = ForeignTool.require("echoscu").run("-aec", "SOMEBODY", "127.0.0.1", node.dicomPort());
        assertThat(wrongTitle.exitCode()).isNotZero();
        var query = ForeignTool.require("findscu")
                .run(
                        "-S",
                        "-k",
                        "QueryRetrieveLevel=STUDY",
                        "-k",
                        "PatientName",
                        "-aec",
                        "CONSILIUM",
                        "127.0.0.1",
                        node.dicomPort());
        assertThat(query.output()).contains("No Acceptable Presentation Contexts");
        echo();
    }

    @Test
    void anHttpRequestAndNoiseEndTheirOwnConnectionOnly() throws IOException {
        knock("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var noise = new byte[NOISE_BYTES];
        new Random(1).nextBytes(noise);
        knock(noise);
        knock(new byte[] {1, 0, -1, -1, -1, -1, 0, 1});
        echo();
        assertThat(node.isReady()).isTrue();
    }

    @Test
    void anAssociationCutInTheMiddleOfAnObjectLeavesNothingBehind() throws IOException {
        var image = SmallImage.of(Uid.random(), Uid.random(), 1, new byte[64 * 64]);
        try (var association = Senders.connect(node)) {
            var cut = new CutStream(image.bytes(), image.bytes().length / 2);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> association.store(cut.itemOf(image)))
                    .isInstanceOf(IOException.class);
            association.abort();
        }
        assertThat(node.get(image.path() + "/metadata").statusCode()).isEqualTo(404);
        assertThat(Senders.store(node, image)).isZero();
        assertThat(Retrieval.dataSet(node, image.path())).isEqualTo(image.bytes());
    }

    private void echo() {
        var echo = ForeignTool.require("echoscu").run("-aec", "CONSILIUM", "127.0.0.1", node.dicomPort());
        assertThat(echo.exitCode()).as(echo.output()).isZero();
    }

    /** Sends bytes and reads until the node closes the connection. */
    private void knock(byte[] bytes) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", node.dicomPort()), 5_000);
            socket.setSoTimeout(40_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageMatching(".*(reset|pipe|closed).*");
        }
    }
}
