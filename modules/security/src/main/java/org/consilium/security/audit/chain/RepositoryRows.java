package org.consilium.security.audit.chain;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far audit repositories elsewhere have been told: the trail itself is the queue, and survives whatever the trail survives. */
public final class RepositoryRows {

    private final JdbcClient jdbc;

    public RepositoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sent number of the last event it was told; @param skipped how many it was never told */
    public record Told(long sent, long skipped, Optional<Instant> at) {}

    /** What a repository knows; a new one begins with the next event. */
    public Told of(String name, long last) {
        jdbc.sql("insert into security.audit_repository (name, sent_seq) values (:name, :last) on conflict do nothing")
                .param("name", name)
                .param("last", last)
                .update();
        return jdbc.sql("select sent_seq, skipped, sent_at from security.audit_repository where name = :name")
                .param("name", name)
                .query((row, number) -> new Told(
                        row.getLong("sent_seq"),
                        row.getLong("skipped"),
                        row.getObject("sent_at") == null
                                ? Optional.empty()
                                : Optional.of(ChainRows.instant(row, "sent_at"))))
                .single();
    }

    public void sent(String name, long seq, Instant at) {
        jdbc.sql("update security.audit_repository set sent_seq = :seq, sent_at = :at where name = :name")
                .param("name", name)
                .param("seq", seq)
                .param("at", ChainRows.utc(at))
                .update();
    }

    /** Gives up telling everything up to an event. */
    public void skip(String name, long seq) {
        jdbc.sql("""
                update security.audit_repository set skipped = skipped + (:seq - sent_seq), sent_seq = :seq
                where name = :name and sent_seq < :seq
                """).param("name", name).param("seq", seq).update();
    }
}
