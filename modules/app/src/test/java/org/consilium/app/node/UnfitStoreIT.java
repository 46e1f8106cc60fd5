package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.consilium.kernel.Uid;
import org.consilium.testkit.S3Server;
import org.consilium.testkit.WrongStore;
import org.consilium.testkit.WrongStore.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node does not entrust images to a store that gives back other bytes, and does not wait for one that is away. */
class UnfitStoreIT {

    @TempDir
    private Path folder;

    @Test
    void refusesToStartWithAStoreThatAltersBytes() {
        try (var server = S3Server.startUnsigned();
                var altering = WrongStore.before(server, Wrong.ALTERS_BYTES);
                var node = with(server, altering.url().toString()).launch()) {
            Awaitility.await("the start is refused")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !node.isAlive());
            assertThat(node.awaitEnd()).isNotZero();
            assertThat(node.output())
                    .contains(altering.url() + "/" + server.bucket() + " gives back other bytes than it was given");
        }
    }

    @Test
    void startsAndReceivesWhileTheStoreIsAway() {
        try (var server = S3Server.start()) {
            server.stop();
            try (var node = with(server, server.url().toString()).start()) {
                var image = SmallImage.of(Uid.random(), Uid.random(), 1, new byte[64 * 64]);
                assertThat(Senders.store(node, image)).isZero();
                assertThat(Retrieval.dataSet(node, image.path())).isEqualTo(image.bytes());
                assertThat(node.output()).contains("what arrives stays in the spool");
            }
        }
    }

    private Node.Builder with(S3Server server, String url) {
        return Node.in(folder.resolve("home"))
                .with("CONSILIUM_S3_URL", url)
                .with("CONSILIUM_S3_BUCKET", server.bucket())
                .with("CONSILIUM_S3_ACCESS_KEY", server.accessKey())
                .with("CONSILIUM_S3_SECRET_KEY", server.secretKey());
    }
}
