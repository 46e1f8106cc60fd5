package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.consilium.app.database.DatabaseSettings;
import org.consilium.app.database.NodeDatabase;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fills one node with so many small instances as the property {@code consilium.torture.instances} says ({@code scripts/torture --million}):
 * how fast it takes the last tenth beside the first, and how large index and store are then.
 */
@EnabledIfSystemProperty(named = "consilium.torture.instances", matches = "[0-9]+")
class ManyInstancesIT {

    private static final int SENDERS = 8;
    private static final int SERIES_LENGTH = 100;
    private static final int TENTHS = 10;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(30);

    @TempDir
    private Path home;

    @Test
    void theLastTenthArrivesAsFastAsTheFirst() throws Exception {
        long instances = Long.getLong("consilium.torture.instances");
        try (var node = Node.in(home).program(NodeProgram.JAR).optimized().start()) {
            long emptyIndex = bytesIn("postgres/data/base");
            long first = 0;
            long last = 0;
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                last = send(node, instances / TENTHS, tenth);
                first = tenth == 1 ? last : first;
                System.out.printf("tenth %d of %d: %d instances a second%n", tenth, TENTHS, last);
            }
            Awaitility.await("everything has moved to the store")
                    .atMost(DRAINED_WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(new SpoolFolder(home)::isEmpty);
            System.out.printf(
                    "Torture: %d instances; the last tenth at %d %% of the first; index %d bytes an instance, store %d%n",
                    instances,
                    last * 100 / Math.max(1, first),
                    (bytesIn("postgres/data/base") - emptyIndex) / instances,
                    bytesIn("objects") / instances);
            printSizes(instances);
            assertThat(node.isAlive()).isTrue();
        }
    }

    /** Of the largest tables and indexes of the archive. */
    private void printSizes(long instances) throws IOException, SQLException {
        var settings = new DatabaseSettings("", "", "", 4, Duration.ofSeconds(10), Duration.ofSeconds(60));
        try (var database = NodeDatabase.ofRunning(settings, home.resolve("postgres"));
                var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select c.relname, case c.relkind when 'i' then 'index' else 'table' end,
                            case c.relkind when 'i' then pg_relation_size(c.oid) else pg_table_size(c.oid) end as bytes
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'archive' and c.relkind in ('r', 'i') order by bytes desc limit 14
                        """)) {
            while (rows.next()) {
                System.out.printf(
                        "Torture: %s %s: %.1f bytes an instance%n",
                        rows.getString(2), rows.getString(1), rows.getLong(3) / (double) instances);
            }
        }
    }

    /** Instances a second. */
    private static long send(Node node, long count, int seed) throws InterruptedException {
        var left = new AtomicLong(count);
        var refused = new AtomicLong();
        long begun = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < SENDERS; sender++) {
                var random = new Random(seed * SENDERS + sender);
                senders.submit(() -> send(node, random, left, refused));
            }
        }
        assertThat(refused.get()).as("instances that were not stored").isZero();
        return count * 1_000_000_000L / Math.max(1, System.nanoTime() - begun);
    }

    private static void send(Node node, Random random, AtomicLong left, AtomicLong refused) {
        try (var association = Senders.connect(node)) {
            while (left.get() > 0) {
                var study = Uid.random();
                var series = Uid.random();
                for (int number = 1; number <= SERIES_LENGTH && left.getAndDecrement() > 0; number++) {
                    var image = SmallImage.of(study, series, number, SmallImage.randomPixels(random));
                    if (association.store(image.item()).code() != 0) {
                        refused.incrementAndGet();
                    }
                }
            }
        } catch (IOException broken) {
            refused.incrementAndGet();
        }
    }

    /** Of all files below a folder; what goes while it is looked at counts nothing. */
    private static long bytes(File folder) {
        var children = folder.listFiles();
        if (children == null) {
            return folder.length();
        }
        return Arrays.stream(children)
                .mapToLong(child -> child.isDirectory() ? bytes(child) : child.length())
                .sum();
    }

    private long bytesIn(String folder) {
        return bytes(home.resolve(folder).toFile());
    }
}
