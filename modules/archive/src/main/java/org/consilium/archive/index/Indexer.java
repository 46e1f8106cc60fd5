package org.consilium.archive.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Origin;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.security.InstitutionId;
import org.consilium.storage.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Gives what lies in the spool its rows, batch by batch, in one thread. While PostgreSQL is away it waits and tries again;
 * nothing is given up.
 */
public final class Indexer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    private static final int BATCH_MAX = 500;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final Backlog backlog;
    private final Spool spool;
    private final InstanceIndex index;
    private final LateConflicts lateConflicts;
    private final Owners owners;
    private final Admission admission;
    private final IndexHealth health;
    private final Clock clock;
    private final Runnable onIndexed;
    private final Thread thread;
    private volatile boolean stopping;

    /** @param onIndexed told after every batch that got its rows */
    public Indexer(
            Backlog backlog,
            Spool spool,
            InstanceIndex index,
            LateConflicts lateConflicts,
            Owners owners,
            Admission admission,
            IndexHealth health,
            Clock clock,
            Runnable onIndexed) {
        this.backlog = backlog;
        this.spool = spool;
        this.index = index;
        this.lateConflicts = lateConflicts;
        this.owners = owners;
        this.admission = admission;
        this.health = health;
        this.clock = clock;
        this.onIndexed = onIndexed;
        this.thread = Thread.ofPlatform().name("archive-indexer").unstarted(this::run);
    }

    /** Takes over everything the spool holds from an earlier run and begins. */
    public void start() throws IOException {
        spool.replay(record -> backlog.add(
                new Unindexed(ReceivedInstance.decode(record.metadata()), record.place(), Optional.empty())));
        if (backlog.size() > 0) {
            LOG.info("Found {} instances in the spool", backlog.size());
        }
        thread.start();
    }

    private void run() {
        try {
            while (!stopping || backlog.size() > 0) {
                var batch = backlog.next(BATCH_MAX, WAIT);
                if (!batch.isEmpty()) {
                    index(batch);
                    backlog.done(batch);
                    onIndexed.run();
                }
            }
        } catch (InterruptedException e) {
            LOG.info("{} instances stay in the spool without a row until the next start", backlog.size());
        }
    }

    /** Returns once every instance of the batch has its row or was put away. */
    private void index(List<Unindexed> batch) throws InterruptedException {
        var pause = PAUSE_FIRST;
        while (true) {
            try {
                lateConflicts.settle(index.write(rows(batch), admission, clock.instant()));
                health.up();
                return;
            } catch (DataAccessException | TransactionException e) {
                if (isAboutTheData(e)) {
                    oneByOne(batch, e);
                    return;
                }
                health.down();
                LOG.warn("The index cannot be written, {} instances wait: {}", backlog.size(), e.toString());
            } catch (NoSuchFileException | EOFException lost) {
                oneByOne(batch, lost);
                return;
            } catch (ClosedByInterruptException stopped) {
                throw new InterruptedException();
            } catch (IOException e) {
                LOG.error("The spool cannot be read for the index: {}", e.toString());
            } catch (RuntimeException unreadable) {
                // Whatever one damaged record throws: this thread must live on for all the others.
                oneByOne(batch, unreadable);
                return;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        }
    }

    private static boolean isAboutTheData(Exception e) {
        return e instanceof NonTransientDataAccessException && !(e instanceof DataAccessResourceFailureException);
    }

    /** One instance must not keep the others out. It stays in the spool, and the next start tries it again. */
    private void oneByOne(List<Unindexed> batch, Exception failure) throws InterruptedException {
        if (batch.size() == 1) {
            LOG.error(
                    "An instance cannot be indexed and stays in the spool at {}: {}",
                    batch.getFirst().place(),
                    failure.getClass().getName());
            return;
        }
        for (var entry : batch) {
            index(List.of(entry));
        }
    }

    private List<IndexRows> rows(List<Unindexed> batch) throws IOException {
        var known = new HashMap<Origin, InstitutionId>();
        var rows = new ArrayList<IndexRows>(batch.size());
        for (var entry : batch) {
            row(entry, known.computeIfAbsent(entry.instance().origin(), owners::of))
                    .ifPresent(rows::add);
        }
        return rows;
    }

    /** None when it has a row and has moved to the store: after a restart the drainer may be faster than the replay. */
    private Optional<IndexRows> row(Unindexed entry, InstitutionId owner) throws IOException {
        try {
            return Optional.of(read(entry, owner));
        } catch (NoSuchFileException gone) {
            var known = index.find(entry.instance().sopInstance());
            if (known.isPresent() && known.get().place() instanceof BytesPlace.InStore) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    private IndexRows read(Unindexed entry, InstitutionId owner) throws IOException {
        if (entry.header().isPresent()) {
            var header = entry.header().get();
            return rows(entry, owner, header);
        }
        try (var in = spool.open(entry.place(), 0, entry.place().length())) {
            var header =
                    HeaderReader.read(in, new TransferSyntax(entry.instance().transferSyntax()));
            return rows(entry, owner, header);
        }
    }

    private static IndexRows rows(Unindexed entry, InstitutionId owner, Header header) {
        return new IndexRows(
                entry.instance(),
                new BytesPlace.InSpool(entry.place()),
                entry.place().length(),
                owner,
                header.attributes(),
                CompactHeader.of(header));
    }

    /** Indexes what waits if that takes no longer than ten seconds; the rest stays in the spool for the next start. */
    @Override
    public void close() {
        stopping = true;
        try {
            if (!thread.join(CLOSE_MAX)) {
                thread.interrupt();
                thread.join(CLOSE_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
