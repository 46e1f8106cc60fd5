package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.ObjectSummary;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that fail before, in the middle, and behind the last byte, when the object is there but nobody is told. */
class DrainFaultsIT {

    private static final long SEED = 20261122;

    @TempDir
    Path folder;

    private Database database;
    private ObjectStore objects;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        objects = ObjectStores.folder(folder.resolve("objects"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void losesNothingAndLeavesNoObjectBehindWhereverUploadsFail() throws IOException {
        var sent = new ArrayList<DataSet>();
        for (int round = 0; round < 5; round++) {
            try (var node = start(new Failing(objects, new Random(SEED + round)), Duration.ZERO)) {
                var study = Uid.random();
                for (int number = 0; number < 40; number++) {
                    sent.add(Images.slice(study, Uid.random(), number).build());
                    assertThat(node.receive(sent.getLast())).isInstanceOf(Receipt.Stored.class);
                }
                assertReadable(node, sent);
            }
        }
        try (var node = start(objects, Duration.ZERO)) {
            await().until(() -> node.spool.bytesUsed() == 0);
            assertReadable(node, sent);
            await().until(() -> {
                node.deleteAfterGrace();
                return keys(objects).equals(rows(node));
            });
            assertReadable(node, sent);
        }
    }

    @Test
    void neverDeletesAnObjectThatAnInstancePointsAt() throws IOException {
        var slice = Images.slice().build();
        try (var node = start(objects, Duration.ZERO)) {
            node.receive(slice);
            await().until(() -> node.spool.bytesUsed() == 0);
            node.jdbc.sql("""
                    insert into archive.deletion (object_key, due_at)
                    select object_key, now() - interval '1 day' from archive.instance
                    """).update();
            await().until(() -> {
                node.deleting.wake();
                return deletions(node).isEmpty();
            });
            assertReadable(node, List.of(slice));
        }
    }

    @Test
    void deletesNothingBeforeItsGraceIsOver() throws IOException {
        for (var key : List.of("aa/due", "bb/later")) {
            objects.put(key, 1, new ByteArrayInputStream(new byte[1]));
        }
        try (var node = start(objects, Duration.ofDays(1))) {
            node.jdbc.sql("""
                    insert into archive.deletion (object_key, due_at)
                    values ('aa/due', now() - interval '1 second'), ('bb/later', now() + interval '1 hour')
                    """).update();
            await().until(() -> {
                node.deleting.wake();
                return objects.stat("aa/due").isEmpty();
            });
            assertThat(objects.stat("bb/later")).isPresent();
            assertThat(deletions(node)).contains("bb/later");
        }
    }

    @Test
    void deletesNothingThatABackupMayReferToUntilTheBackupLetsGoOfIt() throws IOException {
        for (var key : List.of("aa/before", "bb/since")) {
            objects.put(key, 1, new ByteArrayInputStream(new byte[1]));
        }
        try (var node = start(objects, Duration.ofDays(1))) {
            node.jdbc.sql("""
                    insert into archive.backup_point (begun_at, kept_until)
                    values (now() - interval '1 hour', now() + interval '1 hour')
                    """).update();
            node.jdbc.sql("""
                    insert into archive.deletion (object_key, due_at)
                    values ('aa/before', now() - interval '2 hours'), ('bb/since', now() - interval '1 minute')
                    """).update();
            await().until(() -> {
                node.deleting.wake();
                return objects.stat("aa/before").isEmpty();
            });
            assertThat(objects.stat("bb/since")).isPresent();
            node.jdbc.sql("update archive.backup_point set kept_until = now()").update();
            await().until(() -> {
                node.deleting.wake();
                return objects.stat("bb/since").isEmpty();
            });
        }
    }

    private TestArchive start(ObjectStore store, Duration drainDelay) {
        return TestArchive.open(folder, database.dataSource(), store, drainDelay, TestArchive.LIMITS);
    }

    private static void assertReadable(TestArchive node, List<DataSet> sent) {
        for (var slice : sent) {
            assertThat(node.read(TestArchive.uid(slice)))
                    .isEqualTo(DataSetWriter.toByteArray(slice, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        }
    }

    private static HashSet<String> keys(ObjectStore store) throws IOException {
        return new HashSet<>(
                store.list("", 10_000).stream().map(ObjectSummary::key).toList());
    }

    private static HashSet<String> rows(TestArchive node) {
        return new HashSet<>(node.jdbc
                .sql("select distinct object_key from archive.instance")
                .query(String.class)
                .list());
    }

    private static List<String> deletions(TestArchive node) {
        return node.jdbc
                .sql("select object_key from archive.deletion")
                .query(String.class)
                .list();
    }

    /** A store of which two uploads in three fail, one of these after the object was written. */
    private static final class Failing extends PassingStore {

        private final Random random;

        Failing(ObjectStore store, Random random) {
            super(store);
            this.random = random;
        }

        @Override
        public void put(String key, long length, InputStream bytes) throws IOException {
            switch (random.nextInt(6)) {
                case 0 -> throw new IOException("No connection");
                case 1 -> {
                    bytes.readNBytes((int) length / 2);
                    throw new IOException("Cut in the middle");
                }
                case 2, 3 -> {
                    store.put(key, length, bytes);
                    throw new IOException("The answer was lost");
                }
                default -> store.put(key, length, bytes);
            }
        }
    }
}
