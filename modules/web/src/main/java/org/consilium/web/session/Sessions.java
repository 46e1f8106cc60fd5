package org.consilium.web.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open sessions. A session is worth nothing once its person is no longer active. */
public class Sessions {

    /** How long an answer is believed before the database is asked again: tiles come by the hundred per second. */
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int REMEMBERED_MAX = 10_000;
    private static final Duration SEEN_PRECISION = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;
    private final SessionLimits limits;
    private final Map<SessionToken, Remembered> remembered = new ConcurrentHashMap<>();

    public Sessions(JdbcClient jdbc, People people, Clock clock, SessionLimits limits) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        this.limits = limits;
    }

    /** Begins a session with a fresh token, and clears away what has expired. */
    public SessionToken open(PersonId person, Means means) {
        SessionToken token = SessionToken.random();
        Instant now = clock.instant();
        jdbc.sql("delete from web.session where seen_at < :idle or created_at < :absolute")
                .param("idle", utc(now.minus(limits.idle())))
                .param("absolute", utc(now.minus(limits.absolute())))
                .update();
        jdbc.sql("""
                delete from web.session where id_sha256 in (
                    select id_sha256 from web.session where person = :person
                    order by created_at desc offset :kept)
                """)
                .param("person", person.value())
                .param("kept", limits.perPersonMax() - 1)
                .update();
        jdbc.sql("""
                insert into web.session (id_sha256, person, means, created_at, seen_at)
                values (:id, :person, :means, :now, :now)
                """)
                .param("id", token.key())
                .param("person", person.value())
                .param("means", means.name())
                .param("now", utc(now))
                .update();
        return token;
    }

    /** An open session of an active person; counts as a sign of life. */
    public Optional<OpenSession> find(SessionToken token) {
        Instant now = clock.instant();
        Remembered known = remembered.get(token);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.session());
        }
        Optional<OpenSession> session = session(token, now);
        session.ifPresentOrElse(found -> remember(token, found, now), () -> remembered.remove(token));
        session.ifPresent(_ -> touch(token, now));
        return session;
    }

    /** The active person of an open session as the database has it now, without counting as a sign of life. */
    public Optional<Person> peek(SessionToken token) {
        return session(token, clock.instant()).map(OpenSession::person);
    }

    /** The person of a session has repeated who it is. */
    public void confirm(SessionToken token, Means means) {
        remembered.remove(token);
        jdbc.sql("update web.session set confirmed_at = :now, means = :means where id_sha256 = :id")
                .param("now", utc(clock.instant()))
                .param("means", means.name())
                .param("id", token.key())
                .update();
    }

    /** The same by the key of a session, for an answer that comes without its cookie; whether the session was still open. */
    public boolean confirm(byte[] key, Means means) {
        forget(key);
        return jdbc.sql("update web.session set confirmed_at = :now, means = :means where id_sha256 = :id")
                        .param("now", utc(clock.instant()))
                        .param("means", means.name())
                        .param("id", key)
                        .update()
                == 1;
    }

    /** When the person of a session last repeated who it is; signing in does not count. */
    public Optional<Instant> confirmedAt(SessionToken token) {
        return jdbc.sql("select confirmed_at from web.session where id_sha256 = :id and confirmed_at is not null")
                .param("id", token.key())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    public void close(SessionToken token) {
        remembered.remove(token);
        jdbc.sql("delete from web.session where id_sha256 = :id")
                .param("id", token.key())
                .update();
    }

    /** The same by the key of a session. */
    public void close(byte[] key) {
        forget(key);
        jdbc.sql("delete from web.session where id_sha256 = :id")
                .param("id", key)
                .update();
    }

    private void forget(byte[] key) {
        remembered.keySet().removeIf(token -> Arrays.equals(token.key(), key));
    }

    /** Ends every session of a person, as after a change of the password. */
    public void closeAll(PersonId person) {
        remembered.values().removeIf(known -> known.session().person().id().equals(person));
        jdbc.sql("delete from web.session where person = :person")
                .param("person", person.value())
                .update();
    }

    private Optional<OpenSession> session(SessionToken token, Instant now) {
        return jdbc.sql("""
                select person, means from web.session
                where id_sha256 = :id and seen_at >= :idle and created_at >= :absolute
                """)
                .param("id", token.key())
                .param("idle", utc(now.minus(limits.idle())))
                .param("absolute", utc(now.minus(limits.absolute())))
                .query((row, number) -> new Row(
                        new PersonId(row.getObject("person", UUID.class)), Means.valueOf(row.getString("means"))))
                .optional()
                .flatMap(row -> people.find(row.person())
                        .filter(Person::active)
                        .map(person -> new OpenSession(person, row.means())));
    }

    private void touch(SessionToken token, Instant now) {
        jdbc.sql("update web.session set seen_at = :now where id_sha256 = :id and seen_at < :stale")
                .param("now", utc(now))
                .param("id", token.key())
                .param("stale", utc(now.minus(SEEN_PRECISION)))
                .update();
    }

    private void remember(SessionToken token, OpenSession session, Instant now) {
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(token, new Remembered(session, now.plus(REMEMBERED)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Row(PersonId person, Means means) {}

    private record Remembered(OpenSession session, Instant until) {}
}
