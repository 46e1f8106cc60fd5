package org.consilium.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.consilium.exchange.ExchangeNode.PACS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.consilium.testkit.Database;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCMTK storescp as the PACS. */
class StorescpIT {

    private static final int INSTANCES = 20;

    private final TestClock clock = new TestClock();
    private final Shelf shelf = new Shelf();

    @Test
    void deliversToStorescpAlthoughItDiesInTheMiddle(@TempDir Path folder) throws Exception {
        ForeignTool storescp = ForeignTool.require("storescp");
        Path inbox = Files.createDirectory(folder.resolve("in"));
        int port = FreePort.find();
        try (Database database = Database.migrated("exchange");
                var node = new ExchangeNode(database, shelf, clock)) {
            node.peers.add(PACS, port);
            node.forward(INSTANCES, shelf);
            // It aborts every association in the middle of an object.
            Process first = storescp.start(folder.resolve("log1"), "--abort-during", "+B", "-od", inbox, port);
            try {
                until(
                        node,
                        () -> node.deliveries.list(Optional.empty()).stream()
                                .anyMatch(delivery -> delivery.attempts() > 0
                                        && delivery.lastStatus().orElse("").contains("abort")));
            } finally {
                first.destroy();
                first.waitFor();
            }
            Process second = storescp.start(folder.resolve("log2"), "+B", "-od", inbox, port);
            try {
                until(node, () -> node.count(DeliveryState.DELIVERED) == INSTANCES);
            } finally {
                second.destroy();
                second.waitFor();
            }
        }
        assertThat(files(inbox)).isEqualTo(INSTANCES);
    }

    private void until(ExchangeNode node, Callable<Boolean> done) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.advance(Duration.ofSeconds(31));
            node.deliveries
                    .list(Optional.of(DeliveryState.FAILED))
                    .forEach(failed -> node.deliveries.retry(failed.id()));
            node.dispatcher.wake();
            return done.call();
        });
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
