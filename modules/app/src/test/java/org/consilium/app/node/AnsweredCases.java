package org.consilium.app.node;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases of months that have passed, as they lie in the database after people have behaved as the table of {@code docs/figures.md} says: a node has
 * only the time of its machine.
 */
final class AnsweredCases {

    private static final List<String> SITES = List.of("C34.1", "C34.3", "C50.9", "C16.9", "C22.0");
    private static final double SPREAD = 2.2;

    private final JdbcClient jdbc;
    private final Random random;
    private int number;

    AnsweredCases(JdbcClient jdbc, long seed) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
    }

    /** Somebody who asks for an institution. */
    record Asking(UUID institution, UUID referrer) {}

    void insert(int count, Instant from, Instant to, List<Asking> asking, List<UUID> readers) {
        for (int i = 0; i < count; i++) {
            var sent =
                    from.plusMillis(random.nextLong(Duration.between(from, to).toMillis()));
            insert(sent, asking.get(random.nextInt(asking.size())), readers);
        }
    }

    private void insert(Instant sent, Asking asking, List<UUID> readers) {
        var id = UUID.randomUUID();
        var reader = readers.get(random.nextInt(readers.size()));
        boolean answered = happens(94);
        boolean opened = answered && happens(89);
        boolean closed = opened && happens(70);
        var accepted = sent.plus(around(Duration.ofMinutes(25)));
        var signed = accepted.plus(around(Duration.ofMinutes(140)));
        var state = closed ? "CLOSED" : opened ? "ACKNOWLEDGED" : answered ? "DELIVERED" : "OFFERED";
        insertCase(id, state, sent, asking, reader, answered ? signed : null);
        if (happens(8)) {
            offer(id, readers.get(random.nextInt(readers.size())), "DECLINED", sent, accepted);
        }
        offer(id, reader, answered ? "ACCEPTED" : "REQUESTED", sent.plusSeconds(random.nextInt(60)), accepted);
        if (answered) {
            opinion(id, reader, signed, opened ? signed.plus(around(Duration.ofHours(4))) : null);
        }
        if (closed) {
            outcome(id, asking.referrer(), signed.plus(Duration.ofDays(20)));
        }
    }

    private void insertCase(
            UUID id, String state, Instant sent, Asking asking, UUID reader, @Nullable Instant answered) {
        boolean slides = happens(25);
        jdbc.sql("""
                insert into cases.consult_case (id, number, state, task_status, institution, referrer, specialist, discipline, urgency,
                    question, site, languages, studies, modalities, created_at, updated_at, submitted_at, due_at, answered_at, held_millis)
                values (:id, :number, :state, 'IN_PROGRESS', :institution, :referrer, :specialist, :discipline, 'ROUTINE',
                    '?', :site, '{}', '{}', '{}', :sent, :sent, :sent, :due, :answered, :held)
                """)
                .param("id", id)
                .param("number", "2020-%06d".formatted(++number))
                .param("state", state)
                .param("institution", asking.institution())
                .param("referrer", asking.referrer())
                .param("specialist", answered == null ? null : reader)
                .param("discipline", slides ? "PATHOLOGY" : "RADIOLOGY")
                .param("site", SITES.get(random.nextInt(SITES.size())))
                .param("sent", at(sent))
                .param("due", at(sent.plus(Duration.ofHours(12))))
                .param("answered", answered == null ? null : at(answered))
                .param("held", happens(10) ? 600_000L : 0L)
                .update();
    }

    private void offer(UUID of, UUID person, String state, Instant offered, Instant answered) {
        jdbc.sql("""
                insert into cases.offer (id, case_id, person, state, backup, offered_at, answered_at)
                values (:id, :case, :person, :state, false, :offered, :answered)
                """)
                .param("id", UUID.randomUUID())
                .param("case", of)
                .param("person", person)
                .param("state", state)
                .param("offered", at(offered))
                .param("answered", state.equals("REQUESTED") ? null : at(answered))
                .update();
    }

    private void opinion(UUID of, UUID author, Instant signed, @Nullable Instant opened) {
        jdbc.sql("""
                insert into cases.opinion (case_id, version, author, findings, conclusion, recommendation, manifest_version, signed_at,
                    sr_series, sr_instance, pdf_series, pdf_instance, delivered_at, acknowledged_at)
                values (:case, 1, :author, '1', '2', '3', 1, :signed, :uid, :uid, :uid, :uid, :signed, :opened)
                """)
                .param("case", of)
                .param("author", author)
                .param("signed", at(signed))
                .param("uid", "2.25." + (++number))
                .param("opened", opened == null ? null : at(opened))
                .update();
    }

    private void outcome(UUID of, UUID by, Instant at) {
        int of100 = random.nextInt(100);
        jdbc.sql("""
                insert into cases.outcome (case_id, discrepancy, treatment_changed, recorded_by, recorded_at)
                values (:case, :discrepancy, :changed, :by, :at)
                """)
                .param("case", of)
                .param("discrepancy", of100 < 70 ? "AGREE" : of100 < 91 ? "MINOR" : "MAJOR")
                .param("changed", happens(25))
                .param("by", by)
                .param("at", at(at))
                .update();
    }

    private Duration around(Duration median) {
        return Duration.ofMillis((long) (median.toMillis() * Math.pow(SPREAD, random.nextGaussian())));
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
