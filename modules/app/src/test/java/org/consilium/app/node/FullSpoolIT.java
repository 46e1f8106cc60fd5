package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.consilium.dimse.association.AssociationRejected;
import org.consilium.kernel.Uid;
import org.consilium.testkit.S3Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 8: a full spool is said, not suffered, and the node recovers by itself when the object store is back. */
class FullSpoolIT {

    private static final int IMAGES_MAX = 400;

    @TempDir
    private Path folder;

    @Test
    void answersA700WhileTheSpoolIsFullAndRecoversWhenTheObjectStoreIsBack() throws IOException {
        var extra = folder.resolve("small-spool.yaml");
        Files.writeString(extra, """
                consilium:
                  storage:
                    spool:
                      size-max: 512KB
                      segment-size-max: 64KB
                      shared-record-size-max: 16KB
                  archive:
                    drain-delay: 100ms
                """);
        try (var store = S3Server.start();
                var node = Node.in(folder.resolve("home"))
                        .with("CONSILIUM_CONFIG", extra.toString())
                        .with("CONSILIUM_S3_URL", store.url().toString())
                        .with("CONSILIUM_S3_BUCKET", store.bucket())
                        .with("CONSILIUM_S3_ACCESS_KEY", store.accessKey())
                        .with("CONSILIUM_S3_SECRET_KEY", store.secretKey())
                        .start()) {
            store.stop();
            var kept = fill(node);
            assertThat(kept).isNotEmpty().hasSizeLessThan(IMAGES_MAX);
            assertThat(node.isAlive()).isTrue();
            assertThatThrownBy(() -> Senders.connect(node))
                    .isInstanceOfSatisfying(
                            AssociationRejected.class,
                            e -> assertThat(e.isTransient()).isTrue());
            store.restart();
            Awaitility.await("the node takes images again")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Senders.store(node, image(new Random(99))) == 0);
            for (var image : kept) {
                assertThat(Retrieval.dataSet(node, image.path())).isEqualTo(image.bytes());
            }
        }
    }

    /** Sends on one association until the node has no space; the images it took. */
    private static List<SmallImage> fill(Node node) throws IOException {
        var random = new Random(7);
        var kept = new ArrayList<SmallImage>();
        try (var association = Senders.connect(node)) {
            for (int i = 0; i < IMAGES_MAX; i++) {
                var image = image(random);
                int status = association.store(image.item()).code();
                if (status != 0) {
                    assertThat(status).isEqualTo(Senders.OUT_OF_RESOURCES);
                    return kept;
                }
                kept.add(image);
            }
        }
        throw new AssertionError("the spool never filled");
    }

    private static SmallImage image(Random random) {
        return SmallImage.of(Uid.random(), Uid.random(), 1, SmallImage.randomPixels(random));
    }
}
