package org.consilium.web.fhir.subscription;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Subscriptions in PostgreSQL. */
final class WebhookRows {

    private final JdbcClient jdbc;

    WebhookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Webhook hook) {
        jdbc.sql("""
                insert into web.fhir_subscription
                    (id, owner, criteria, endpoint, reason, created_at, ends_at, watched_since, told, next_attempt_at)
                values (:id, :owner, :criteria, :endpoint, :reason, :created, :ends, :since, :told, :created)
                """)
                .param("id", hook.id())
                .param("owner", hook.owner().value())
                .param("criteria", hook.criteria())
                .param("endpoint", hook.endpoint().toString())
                .param("reason", hook.reason())
                .param("created", utc(hook.createdAt()))
                .param("ends", hook.endsAt().map(WebhookRows::utc).orElse(null))
                .param("since", utc(hook.watchedSince()))
                .param("told", hook.told())
                .update();
    }

    List<Webhook> of(PersonId owner) {
        return jdbc.sql("select * from web.fhir_subscription where owner = :owner order by created_at, id")
                .param("owner", owner.value())
                .query(WebhookRows::read)
                .list();
    }

    /** Those that have not been given up and have not ended. */
    List<Webhook> active(Instant now) {
        return jdbc.sql("""
                select * from web.fhir_subscription
                where failure is null and (ends_at is null or ends_at > :now) order by id
                """).param("now", utc(now)).query(WebhookRows::read).list();
    }

    void changed(UUID id, Instant watchedSince, String told) {
        jdbc.sql("""
                update web.fhir_subscription set watched_since = :since, told = :told, pending = true where id = :id
                """)
                .param("id", id)
                .param("since", utc(watchedSince))
                .param("told", told)
                .update();
    }

    void delivered(UUID id) {
        jdbc.sql("update web.fhir_subscription set pending = false, attempts = 0 where id = :id")
                .param("id", id)
                .update();
    }

    void failed(UUID id, int attempts, Instant next, Optional<String> givenUp) {
        jdbc.sql("""
                update web.fhir_subscription set attempts = :attempts, next_attempt_at = :next, failure = :failure
                where id = :id
                """)
                .param("id", id)
                .param("attempts", attempts)
                .param("next", utc(next))
                .param("failure", givenUp.orElse(null))
                .update();
    }

    /** False: there is no such one of this owner. */
    boolean delete(UUID id, PersonId owner) {
        return jdbc.sql("delete from web.fhir_subscription where id = :id and owner = :owner")
                        .param("id", id)
                        .param("owner", owner.value())
                        .update()
                == 1;
    }

    private static Webhook read(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("owner", UUID.class)),
                row.getString("criteria"),
                URI.create(row.getString("endpoint")),
                row.getString("reason"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "ends_at"),
                instant(row, "watched_since").orElseThrow(),
                row.getString("told"),
                row.getBoolean("pending"),
                row.getInt("attempts"),
                instant(row, "next_attempt_at").orElseThrow(),
                Optional.ofNullable(row.getString("failure")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
