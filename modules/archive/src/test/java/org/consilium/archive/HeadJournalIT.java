package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.journal.HeadJournal;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.chain.ChainedTrail;
import org.consilium.security.audit.chain.Finding;
import org.consilium.security.audit.chain.Finding.Kind;
import org.consilium.security.audit.chain.SignedHead;
import org.consilium.security.audit.chain.TrailCheck;
import org.consilium.security.audit.chain.Verdict;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The signed ends of the trail in the object store show a trail that was cut, whatever the database was made to forget. */
class HeadJournalIT {

    @TempDir
    private Path folder;

    private Database database;
    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private ObjectStore store;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("security", "archive");
        jdbc = JdbcClient.create(database.dataSource());
        transactions = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        store = ObjectStores.folder(folder.resolve("objects"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTrailThatWasCutWithEverythingTheDatabaseKnewOfItIsFound() throws Exception {
        var last = written(20);
        store.put(ObjectKeys.fresh(), 3, new ByteArrayInputStream(new byte[] {1, 2, 3}));
        assertThat(verify().sound()).isTrue();

        cut(last.seq() - 5);
        assertThat(new TrailCheck(jdbc, audit(), Clock.systemUTC())
                        .run(List.of())
                        .sound())
                .as("what the database alone says")
                .isTrue();

        assertThat(HeadJournal.listed(store, jdbc)).contains(last);
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.CUT_OFF);
        assertThat(verify().findings().getFirst().last()).isEqualTo(last.seq());
    }

    private Verdict verify() throws IOException {
        return new TrailCheck(jdbc, audit(), Clock.systemUTC()).run(HeadJournal.listed(store, jdbc));
    }

    private Path audit() {
        return folder.resolve("audit");
    }

    /** Writes events and brings the end of them to the store. */
    private SignedHead written(int count) throws IOException {
        var settings = new AuditSettings(
                audit(),
                1_000,
                Duration.ofSeconds(5),
                Duration.ofMillis(1),
                Duration.ofMinutes(5),
                Duration.ofDays(3650));
        try (var trail = new ChainedTrail(jdbc, transactions, settings, "CONSILIUM", Clock.systemUTC())) {
            var journal = new HeadJournal(
                    trail::head,
                    jdbc,
                    transactions,
                    store,
                    new Deletions(jdbc, transactions, store, Duration.ofHours(1), Clock.systemUTC()),
                    Duration.ZERO,
                    Clock.systemUTC());
            for (int number = 0; number < count; number++) {
                trail.record(AuditEvent.of(Clock.systemUTC().instant(), AuditAct.QUERIED, Action.EXECUTE)
                        .by(ActiveParticipant.requestor("reader" + number, "", "10.0.0.7")));
            }
            var end = await().until(() -> trail.head().filter(head -> head.seq() > count), found -> found.isPresent())
                    .orElseThrow();
            journal.run();
            return end;
        }
    }

    /** As somebody who owns the database and the file beside it can. */
    private void cut(long after) throws IOException {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("alter table security.audit_event disable trigger all").update();
            for (var table : new String[] {"audit_event", "audit_head"}) {
                jdbc.sql("delete from security." + table + " where seq > :after")
                        .param("after", after)
                        .update();
            }
            jdbc.sql("alter table security.audit_event enable trigger all").update();
            jdbc.sql("delete from archive.journal_object").update();
        });
        Files.delete(audit().resolve("head"));
    }
}
