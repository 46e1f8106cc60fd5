package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node starts on nothing but an empty folder, says how to use it, stops when told, and finds everything again. */
class NodeStartIT {

    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void printsHowToUseItOnceAndFindsEverythingAgainAfterARestart() {
        var home = folder.resolve("home");
        var image = SmallImage.of(Uid.random(), Uid.random(), 1, new byte[64 * 64]);
        try (var node = jar(home).without("CONSILIUM_ADMIN_PASSWORD").start()) {
            assertThat(node.output())
                    .contains("is ready", node.uri("/").toString(), "CONSILIUM", "port " + node.dicomPort())
                    .containsPattern("admin with the password [A-Za-z0-9]{12,}")
                    .as("nothing to worry about at a first start")
                    .doesNotContain("outOfOrder");
            assertThat(Senders.store(node, image)).isEqualTo(0);
            assertThat(node.stop()).isIn(0, TERMINATED);
            assertThat(log(home)).doesNotContainPattern("password [A-Za-z0-9]{12,}");
        }
        try (var node = jar(home).without("CONSILIUM_ADMIN_PASSWORD").start()) {
            assertThat(node.output()).doesNotContainPattern("admin with the password [A-Za-z0-9]{12,}");
            assertThat(Retrieval.dataSet(node, image.path())).isEqualTo(image.bytes());
        }
    }

    @Test
    void aSecondNodeOnTheSameFolderIsRefusedWithASentence() {
        var home = folder.resolve("home");
        try (var first = jar(home).start();
                var second = jar(home).launch()) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.output())
                    .contains("Another node is running on " + home)
                    .contains("CONSILIUM_HOME");
            assertThat(first.isReady()).isTrue();
        }
    }

    @Test
    void halfOfATlsConfigurationIsRefusedWithASentence() {
        try (var node = jar(folder.resolve("home"))
                .with("CONSILIUM_TLS_CERTIFICATE", folder.resolve("missing.pem").toString())
                .launch()) {
            assertThat(node.awaitEnd()).isNotZero();
            assertThat(node.output()).contains("CONSILIUM_TLS_CERTIFICATE must name a readable PEM file");
        }
    }

    @Test
    void healthIsOpenToAllAndMetricsNameTheNodesOwnNumbers() {
        try (var node = jar(folder.resolve("home")).start()) {
            var readiness = new String(node.get("/actuator/health/readiness").body(), StandardCharsets.UTF_8);
            assertThat(readiness).contains("\"dicom\"", "\"db\"", "\"spool\"");
            var metrics = new String(node.get("/actuator/prometheus").body(), StandardCharsets.UTF_8);
            assertThat(metrics).contains("consilium_dicom_associations");
        }
    }

    /** As {@code scripts/run} starts it, from nothing but its jar. */
    private static Node.Builder jar(Path home) {
        return Node.in(home).program(NodeProgram.JAR);
    }

    private static String log(Path home) {
        try {
            return Files.readString(home.resolve("log/consilium.log"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
