package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule forwards to a foreign archive says whose the images are by the corrections of this node. */
class CorrectedForwardIT {

    private static final Duration FORWARDED_MAX = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void storescpIsSentTheCorrectedPatientAndWhatWasThereBefore() throws Exception {
        var storescp = ForeignTool.require("storescp");
        var inbox = Files.createDirectory(folder.resolve("in"));
        int port = FreePort.find();
        var extra = Files.writeString(folder.resolve("forward.yaml"), """
                consilium:
                  remote-aes: [{ae-title: PACS, host: 127.0.0.1, port: %d, may: [store]}]
                  forward: [{to: PACS}]
                """.formatted(port));
        var receiving = storescp.start(folder.resolve("storescp.log"), "+B", "-od", inbox, port);
        try (var node = Node.in(folder.resolve("home"))
                        .with("CONSILIUM_CONFIG", extra.toString())
                        .start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var before = SmallImage.of(Uid.random(), Uid.random(), 1, new byte[64 * 64]);
            var after = SmallImage.of(Uid.random(), Uid.random(), 2, new byte[64 * 64]);
            assertThat(Senders.store(node, before)).isZero();
            awaitDelivered(administrator, 1);
            merge(node, administrator);
            assertThat(Senders.store(node, after)).isZero();
            awaitDelivered(administrator, 2);

            assertThat(received(inbox, before).orElseThrow().text(Tag.PatientID))
                    .contains("CRASH");
            var sent = received(inbox, after).orElseThrow();
            var original = DataSetReader.read(after.bytes(), SmallImage.TRANSFER_SYNTAX);
            assertThat(sent.text(Tag.PatientID)).contains("P-7");
            assertThat(sent.text(Tag.PatientName)).contains("Right^Patient");
            assertThat(sent.bytes(Tag.PixelData).orElseThrow())
                    .isEqualTo(original.bytes(Tag.PixelData).orElseThrow());
            assertThat(sent.item(Tag.OriginalAttributesSequence)
                            .flatMap(item -> item.item(Tag.ModifiedAttributesSequence))
                            .orElseThrow()
                            .text(Tag.PatientID))
                    .contains("CRASH");
        } finally {
            receiving.destroy();
            receiving.waitFor();
        }
    }

    /** Says that two patients are one: it holds for what comes later too. */
    private static void merge(Node node, Visitor administrator) {
        try (var steward = Visitor.signIn(node, "steward", StewardIT.steward(administrator))) {
            steward.post(
                    "/api/corrections/merge",
                    Map.of(
                            "prior", Map.of("id", "CRASH"),
                            "patient", Map.of("id", "P-7", "name", "Right^Patient"),
                            "reason", "one person"));
        }
    }

    private static void awaitDelivered(Visitor administrator, int instances) {
        Awaitility.await()
                .atMost(FORWARDED_MAX)
                .until(() ->
                        administrator.get("/api/deliveries?state=DELIVERED").size() == instances);
    }

    private static Optional<DataSet> received(Path inbox, SmallImage image) throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .contains(image.instance().value()))
                    .map(CorrectedForwardIT::read)
                    .findFirst();
        }
    }

    private static DataSet read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Part10.read(in).dataSet();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
