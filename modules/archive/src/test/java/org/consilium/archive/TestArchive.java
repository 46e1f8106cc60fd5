package org.consilium.archive;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javax.sql.DataSource;
import org.consilium.archive.conflict.Conflicts;
import org.consilium.archive.correct.CorrectedPatients;
import org.consilium.archive.correct.Corrections;
import org.consilium.archive.correct.Overlays;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.drain.DrainLimits;
import org.consilium.archive.drain.Drainer;
import org.consilium.archive.index.Admission;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.Hiding;
import org.consilium.archive.index.IndexHealth;
import org.consilium.archive.index.Indexer;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.index.LateConflicts;
import org.consilium.archive.index.Owners;
import org.consilium.archive.index.SeenUids;
import org.consilium.archive.index.StoredRows;
import org.consilium.archive.index.SuccessorRows;
import org.consilium.archive.index.Tombstones;
import org.consilium.archive.index.VersionRows;
import org.consilium.archive.journal.JournalReplay;
import org.consilium.archive.journal.JournalWriter;
import org.consilium.archive.keep.KeptFiles;
import org.consilium.archive.quarantine.Disposal;
import org.consilium.archive.quarantine.Listing;
import org.consilium.archive.quarantine.Quarantine;
import org.consilium.archive.quarantine.QuarantineLimits;
import org.consilium.archive.query.Finder;
import org.consilium.archive.read.Bytes;
import org.consilium.archive.read.IndexedArchive;
import org.consilium.archive.read.KnownSums;
import org.consilium.archive.read.OpenedStudies;
import org.consilium.archive.receive.Receiving;
import org.consilium.archive.reindex.Reindexing;
import org.consilium.archive.reject.Rejections;
import org.consilium.archive.settle.Announcer;
import org.consilium.archive.settle.Settler;
import org.consilium.archive.settle.Underway;
import org.consilium.archive.settle.Worker;
import org.consilium.archive.version.Versions;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;
import org.consilium.security.Visibility;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;
import org.consilium.storage.spool.SpoolLimits;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An archive put together as in the node, on a real database, a real spool and a real store, without Spring. */
final class TestArchive implements AutoCloseable {

    static final InstitutionId HOME = new InstitutionId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    static final InstitutionId OTHER = new InstitutionId(UUID.fromString("00000000-0000-4000-8000-000000000002"));
    static final Caller NODE = new Caller.Node();
    static final SpoolLimits LIMITS = new SpoolLimits(256L << 20, 100_000, 4 << 20, 1 << 20);
    static final int QUARANTINE_BYTES = 10 << 20;
    static final int PACK_BYTES = 4 << 20;
    static final int UPLOADS = 4;
    private static final int LOSE_ATTEMPTS = 10;
    private static final Duration DELETE_GRACE = Duration.ofHours(1);
    static final Duration QUIET = Duration.ofMillis(300);

    final Spool spool;
    final InstanceReceiver receiver;
    final Archive archive;

    /** The same archive that waits so long for rows. */
    final Function<Duration, Archive> reading;

    final Conflicts conflicts;
    final Corrections corrections;
    final Rejections rejections;
    final JdbcClient jdbc;
    final List<Object> events = new CopyOnWriteArrayList<>();
    final Worker announcing;
    final Worker deleting;
    final Worker journaling;
    final Reindexing reindexing;
    final KeptFiles kept;
    final Deletions deletions;
    final Underway underway = new Underway(Duration.ofHours(1));
    private final MovableClock clockOfDeletions = new MovableClock();
    private final CountDownLatch journaled = new CountDownLatch(1);
    private final ArchiveWork work;
    private volatile Visibility visibility = Visibility.ALL;

    private TestArchive(
            Path folder,
            DataSource dataSource,
            ObjectStore store,
            Duration drainDelay,
            SpoolLimits limits,
            Duration quiet,
            List<Admission.Exemption> mayAdd)
            throws IOException {
        var clock = Clock.systemUTC();
        jdbc = JdbcClient.create(dataSource);
        spool = Spool.open(folder.resolve("spool"), limits);
        var seen = new SeenUids(jdbc);
        var backlog = new Backlog(seen::add);
        var health = new IndexHealth(clock);
        var index = new InstanceIndex(
                new JdbcTemplate(dataSource),
                new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
                new CorrectedPatients(jdbc));
        var overlays = new Overlays(jdbc);
        var quarantine =
                Quarantine.open(folder.resolve("quarantine"), new QuarantineLimits(QUARANTINE_BYTES, 1000), jdbc);
        var bytes = new Bytes(spool, store);
        var owners = new Owners(new TestPeers(), new TestInstitutions());
        var admission = new Admission(owners, new TestInstitutions(), mayAdd);
        var sums = new KnownSums(clock);
        receiver = Receiving.into(
                spool,
                backlog,
                index,
                health,
                seen,
                bytes,
                quarantine,
                owners,
                admission,
                FrameDecoder.standard(),
                overlays,
                underway,
                sums,
                clock);
        reading = catchUpMax -> new IndexedArchive(
                new Finder(jdbc),
                caller -> visibility,
                backlog,
                catchUpMax,
                bytes,
                overlays,
                new OpenedStudies(jdbc, clock),
                sums);
        archive = reading.apply(IndexedArchive.CATCH_UP_MAX);
        rejections = new Rejections(
                jdbc,
                archive,
                new Hiding(jdbc),
                caller -> visibility,
                new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
                events::add,
                clock);
        announcing =
                new Worker("test-announcer", Duration.ofMillis(50), new Announcer(jdbc, this::announced, clock)::run);
        var settling = new Worker(
                "test-settler", Duration.ofMillis(50), new Settler(jdbc, events::add, underway, quiet, clock)::run);
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        deletions = new Deletions(jdbc, transactions, store, DELETE_GRACE, clockOfDeletions);
        deleting = new Worker("test-deletions", Duration.ofDays(1), deletions::run);
        var drainLimits = new DrainLimits(drainDelay, Duration.ofDays(1), PACK_BYTES, 1000, UPLOADS);
        var drainer = new Drainer(jdbc, transactions, deletions, spool, store, drainLimits, clock);
        var draining = new Worker("test-drainer", Duration.ofMillis(50), drainer::run);
        var versionRows = new VersionRows(index, new JdbcTemplate(dataSource), transactions);
        var versions = new Versions(new SuccessorRows(index, versionRows), transactions, spool, store, deletions);
        corrections = new Corrections(jdbc, index, caller -> visibility, transactions, events::add, clock);
        conflicts = new Conflicts(jdbc, backlog, caller -> visibility, quarantine, bytes, versions, events::add, clock);
        var indexer = new Indexer(
                backlog,
                spool,
                index,
                new LateConflicts(index, spool, quarantine::keep, admission),
                owners,
                admission,
                health,
                clock,
                announcing::wake);
        var remembering = new Worker("test-uids", Duration.ofMillis(50), seen::fill);
        var journal = new JournalReplay(jdbc, index, new Hiding(jdbc), new TestInstitutions(), transactions, clock);
        kept = new KeptFiles(jdbc, store, deletions, clock);
        reindexing = new Reindexing(
                store, new StoredRows(index, versionRows, owners, seen, new Tombstones(jdbc)), journal, kept, clock);
        journaling = new Worker(
                "test-journal",
                Duration.ofDays(1),
                journaled(new JournalWriter(jdbc, new TestInstitutions(), transactions, store, deletions, clock)::run));
        var disposal = new Disposal(quarantine, jdbc, Duration.ZERO, clock);
        var disposing = new Worker("test-quarantine", Duration.ofMillis(50), disposal::run);
        var listing = new Worker("test-listing", Duration.ofMillis(50), new Listing(quarantine, index)::run);
        work = new ArchiveWork(
                () -> {},
                indexer,
                List.of(remembering, announcing, settling, draining, journaling, listing, deleting, disposing));
        work.start();
    }

    private Worker.Step journaled(Worker.Step step) {
        return () -> {
            boolean more = false;
            try {
                more = step.run();
            } finally {
                if (!more) {
                    journaled.countDown();
                }
            }
            return more;
        };
    }

    /** Waits until the decisions it found when it was opened are in the store, or could not be written there. */
    void awaitJournal() {
        await().until(() -> journaled.getCount() == 0);
    }

    private void announced(Object event) {
        events.add(event);
        if (event instanceof InstanceStored stored) {
            rejections.stored(stored);
        }
    }

    /** An archive that keeps instances in the spool. */
    static TestArchive open(Path folder, DataSource dataSource, ObjectStore store) {
        return open(folder, dataSource, store, Duration.ofDays(1), LIMITS);
    }

    /** An archive that keeps instances in the spool and settles no study by itself. */
    static TestArchive openWithoutSettling(Path folder, DataSource dataSource, ObjectStore store) throws IOException {
        return new TestArchive(folder, dataSource, store, Duration.ofDays(1), LIMITS, Duration.ofDays(3650), List.of());
    }

    /** An archive that keeps instances in the spool, in which institutions may add to studies of others. */
    static TestArchive openWithExemptions(
            Path folder, DataSource dataSource, ObjectStore store, List<Admission.Exemption> mayAdd)
            throws IOException {
        return new TestArchive(folder, dataSource, store, Duration.ofDays(1), LIMITS, QUIET, mayAdd);
    }

    /** An archive that moves instances to the store after the delay. */
    static TestArchive open(
            Path folder, DataSource dataSource, ObjectStore store, Duration drainDelay, SpoolLimits limits) {
        try {
            return new TestArchive(folder, dataSource, store, drainDelay, limits, QUIET, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the caller of the next questions may see. */
    void see(Visibility seen) {
        visibility = seen;
    }

    Receipt receive(DataSet dataSet) {
        return receive(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, "CT1");
    }

    Receipt receive(DataSet dataSet, TransferSyntax transferSyntax, String callingAe) {
        return receive(DataSetWriter.toByteArray(dataSet, transferSyntax), transferSyntax, callingAe);
    }

    Receipt receive(byte[] dataSet, TransferSyntax transferSyntax, String callingAe) {
        try {
            return receiver.receive(arrival(transferSyntax, callingAe), new ByteArrayInputStream(dataSet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Arrival arrival(TransferSyntax transferSyntax, String callingAe) {
        var origin = new Origin(Channel.DIMSE, callingAe, "CONSILIUM", "127.0.0.1", Optional.empty());
        return new Arrival(origin, transferSyntax, Optional.empty(), Optional.empty(), Optional.empty());
    }

    byte[] read(Uid sopInstance) {
        try (var in = archive.open(NODE, sopInstance).orElseThrow().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Uid uid(DataSet dataSet) {
        return dataSet.uid(Tag.SOPInstanceUID).orElseThrow();
    }

    /** Lets the grace of all deletions pass; only while nothing is on its way to the store. */
    void deleteAfterGrace() {
        clockOfDeletions.advance(DELETE_GRACE);
        deleting.wake();
    }

    /** Loses the rows of these tables and of what points at them, however the workers stand in the way at the moment. */
    void lose(String tables) {
        for (int attempt = 1; ; attempt++) {
            try {
                jdbc.sql("truncate " + tables + " cascade").update();
                return;
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == LOSE_ATTEMPTS) {
                    throw deadlock;
                }
            }
        }
    }

    @Override
    public void close() {
        work.stop();
        try {
            spool.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
