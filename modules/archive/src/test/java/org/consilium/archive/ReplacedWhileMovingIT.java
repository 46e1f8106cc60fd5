package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.archive.Receipt.Stored;
import org.consilium.archive.conflict.Choice;
import org.consilium.archive.drain.DrainLimits;
import org.consilium.archive.drain.Drainer;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The steward replaces an instance at the moment at which it moves from the spool to the object store. */
class ReplacedWhileMovingIT {

    @TempDir
    Path folder;

    @Test
    void theNewcomerBecomesTheNextVersionAllTheSame() throws IOException {
        var store = new MovingStore(ObjectStores.folder(folder.resolve("objects")));
        try (var database = Database.migrated("archive");
                var node = TestArchive.open(
                        folder, database.dataSource(), store, Duration.ofDays(1), TestArchive.LIMITS)) {
            var original = Images.slice().build();
            var newcomer = original.toBuilder().text(Tag.PatientID, "P2").build();
            assertThat(node.receive(original)).isInstanceOf(Stored.class);
            node.receive(newcomer);
            var conflict =
                    node.conflicts.page(TestArchive.NODE, false, 10, 0).rows().getFirst();
            var transactions = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
            var limits = new DrainLimits(Duration.ZERO, Duration.ZERO, TestArchive.PACK_BYTES, 10, 1);
            store.moving =
                    new Drainer(node.jdbc, transactions, node.deletions, node.spool, store, limits, Clock.systemUTC());

            var decided = node.conflicts.decide(TestArchive.NODE, conflict.id(), Choice.REPLACE, "right patient", "x");

            assertThat(store.moved).isTrue();
            assertThat(node.spool.bytesUsed()).isZero();
            assertThat(decided.decision().orElseThrow().version()).hasValue(2);
            assertThat(node.read(TestArchive.uid(original)))
                    .isEqualTo(DataSetWriter.toByteArray(newcomer, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        }
    }

    /** While the first object is written to it, everything else moves to it too. */
    private static final class MovingStore extends PassingStore {

        private final AtomicBoolean moved = new AtomicBoolean();
        private volatile @Nullable Drainer moving;

        MovingStore(ObjectStore store) {
            super(store);
        }

        @Override
        public void put(String key, long length, InputStream bytes) throws IOException {
            var drainer = moving;
            if (drainer != null && moved.compareAndSet(false, true)) {
                try {
                    drainer.run();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            store.put(key, length, bytes);
        }
    }
}
