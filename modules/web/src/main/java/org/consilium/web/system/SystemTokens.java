package org.consilium.web.system;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens of systems. Asked anew for every request: a token that is revoked, or whose account is not active, ends at once. */
public final class SystemTokens {

    private static final Duration USED_PRECISION = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    public SystemTokens(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** A system as the administrator sees it. */
    record Row(
            PersonId person,
            PersonId createdBy,
            Instant createdAt,
            Instant issuedAt,
            Optional<Instant> usedAt,
            Optional<Instant> revokedAt) {}

    /** The account of the system whose token an Authorization header holds. */
    public Optional<Person> find(String authorization) {
        return SystemToken.of(authorization).flatMap(this::find);
    }

    private Optional<Person> find(SystemToken token) {
        var person = jdbc.sql("select person from web.system_token where token_sha256 = :token and revoked_at is null")
                .param("token", token.sha256())
                .query(UUID.class)
                .optional()
                .flatMap(id -> people.find(new PersonId(id)))
                .filter(Person::active);
        person.ifPresent(found -> used(found.id()));
        return person;
    }

    private void used(PersonId person) {
        var now = clock.instant();
        jdbc.sql("""
                update web.system_token set used_at = :now
                where person = :person and (used_at is null or used_at < :stale)
                """)
                .param("now", utc(now))
                .param("person", person.value())
                .param("stale", utc(now.minus(USED_PRECISION)))
                .update();
    }

    /** The SHA-256 of the token of a system, by which it knows that the node calls; none when it is revoked. */
    public Optional<byte[]> key(PersonId person) {
        return jdbc.sql("select token_sha256 from web.system_token where person = :person and revoked_at is null")
                .param("person", person.value())
                .query(byte[].class)
                .optional();
    }

    /** Whether an account is that of a system: it has a token and never a password. */
    public boolean isSystem(PersonId person) {
        return row(person).isPresent();
    }

    /** A first token, or a new one in place of the old. */
    SystemToken issue(PersonId person, PersonId by) {
        var token = SystemToken.random();
        jdbc.sql("""
                insert into web.system_token (person, token_sha256, created_by, created_at, issued_at)
                values (:person, :token, :by, :now, :now)
                on conflict (person) do update set token_sha256 = excluded.token_sha256,
                    issued_at = excluded.issued_at, revoked_at = null
                """)
                .param("person", person.value())
                .param("token", token.sha256())
                .param("by", by.value())
                .param("now", utc(clock.instant()))
                .update();
        return token;
    }

    void revoke(PersonId person) {
        jdbc.sql("update web.system_token set revoked_at = :now where person = :person and revoked_at is null")
                .param("now", utc(clock.instant()))
                .param("person", person.value())
                .update();
    }

    List<Row> all() {
        return jdbc.sql("select * from web.system_token order by created_at, person")
                .query(SystemTokens::read)
                .list();
    }

    Optional<Row> row(PersonId person) {
        return jdbc.sql("select * from web.system_token where person = :person")
                .param("person", person.value())
                .query(SystemTokens::read)
                .optional();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                new PersonId(row.getObject("person", UUID.class)),
                new PersonId(row.getObject("created_by", UUID.class)),
                instant(row, "created_at").orElseThrow(),
                instant(row, "issued_at").orElseThrow(),
                instant(row, "used_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
