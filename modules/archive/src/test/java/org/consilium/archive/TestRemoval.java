package org.consilium.archive;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.journal.JournalPurge;
import org.consilium.archive.removal.DeletionVeto;
import org.consilium.archive.removal.LegalHolds;
import org.consilium.archive.removal.Obstacles;
import org.consilium.archive.removal.RemovalListener;
import org.consilium.archive.removal.Removing;
import org.consilium.archive.removal.StudyDeletions;
import org.consilium.archive.retention.PolicyRows;
import org.consilium.archive.retention.Retention;
import org.consilium.archive.retention.RetentionJob;
import org.consilium.archive.retention.RetentionSettings;
import org.consilium.archive.retention.RetentionWalk;
import org.consilium.storage.ObjectStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What deletes studies, put together as in the node, with a clock that can be moved. */
final class TestRemoval {

    static final Duration GRACE = Duration.ofDays(30);
    static final Duration OBJECT_GRACE = Duration.ofHours(1);

    final MovableClock clock;
    final StudyDeletions deletions;
    final LegalHolds holds;
    final PolicyRows policies;
    final Retention retention;
    private final RetentionWalk walk;
    private final Removing removing;
    private final JournalPurge journal;
    private final Deletions objects;

    TestRemoval(
            DataSource dataSource,
            MovableClock clock,
            ObjectStore store,
            List<Object> events,
            RemovalListener listener,
            DeletionVeto... others) {
        this.clock = clock;
        var jdbc = JdbcClient.create(dataSource);
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        var settings = new RetentionSettings(Duration.ofDays(1), GRACE, Duration.ofDays(365), 1000);
        var obstacles = new Obstacles(jdbc, List.of(others));
        objects = new Deletions(jdbc, transactions, store, OBJECT_GRACE, clock);
        holds = new LegalHolds(jdbc, transactions, clock);
        deletions = new StudyDeletions(jdbc, obstacles, transactions, events::add, settings.grace(), clock);
        removing = new Removing(jdbc, obstacles, listener, transactions, store, objects, OBJECT_GRACE, clock);
        journal = new JournalPurge(jdbc, transactions, store, objects, clock);
        policies = new PolicyRows(jdbc, clock);
        walk = new RetentionWalk(jdbc, policies, deletions, settings, clock);
        retention = new Retention(jdbc, policies, obstacles, holds, deletions, walk, clock);
    }

    /** What the job does when it is woken after so long. */
    void wakeAfter(Duration time) {
        clock.advance(time);
        new RetentionJob(walk, removing, journal).run();
    }

    /** What the worker of the list of deletions does after its grace. */
    void reclaimObjects() {
        clock.advance(OBJECT_GRACE.plusMinutes(1));
        objects.run();
    }
}
