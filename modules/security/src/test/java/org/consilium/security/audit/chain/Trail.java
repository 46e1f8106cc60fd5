package org.consilium.security.audit.chain;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.ParticipantObject;
import org.consilium.testkit.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A trail in a database of its own. */
final class Trail implements AutoCloseable {

    static final int QUEUE_MAX = 50;

    final Database database = Database.migrated("security");
    final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    final Path folder;

    Trail(Path folder) {
        this.folder = folder;
    }

    ChainedTrail open() {
        return open(jdbc, transactions, Duration.ofMillis(1));
    }

    ChainedTrail open(JdbcClient client, TransactionTemplate transaction, Duration headEvery) {
        try {
            var settings = new AuditSettings(folder, QUEUE_MAX, ofMillis(200), headEvery, ofSeconds(1), ofDays(1));
            return new ChainedTrail(client, transaction, settings, "CONSILIUM", Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AuditEvent event(int number) {
        return AuditEvent.of(
                        Instant.parse("2026-03-01T09:30:00Z").plusSeconds(number), AuditAct.IMAGES_READ, Action.READ)
                .by(ActiveParticipant.requestor("reader" + number, "Читатель " + number, "10.0.0.7"))
                .about(ParticipantObject.patient("P-" + number, "", "患者^" + number))
                .about(ParticipantObject.study("1.2." + number));
    }

    /** Waits until so many events have their places. */
    void await(int count) {
        Awaitility.await().atMost(ofSeconds(20)).until(() -> numbers().size() >= count);
    }

    List<Long> numbers() {
        return jdbc.sql("select seq from security.audit_event order by seq")
                .query(Long.class)
                .list();
    }

    Verdict verify() {
        return verify(List.of());
    }

    Verdict verify(List<SignedHead> others) {
        try {
            return new TrailCheck(jdbc, folder, Clock.systemUTC()).run(others);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As somebody who owns the database can. */
    void tamper(String sql) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("alter table security.audit_event disable trigger all").update();
            jdbc.sql(sql).update();
            jdbc.sql("alter table security.audit_event enable trigger all").update();
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
