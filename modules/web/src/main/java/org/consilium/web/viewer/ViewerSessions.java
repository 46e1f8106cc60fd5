package org.consilium.web.viewer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Viewers that are open. One is worth nothing once its person is not active, or does not take part in the case any more, or the case has ended. */
public final class ViewerSessions {

    /** How long an answer is believed before the database is asked again: tiles come by the hundred per second. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int REMEMBERED_MAX = 10_000;
    private static final Duration USED_PRECISION = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final People people;
    private final OpenCases cases;
    private final Clock clock;
    private final Duration sessionMax;
    private final int perPersonMax;
    private final Map<ViewerSecret, Remembered> remembered = new ConcurrentHashMap<>();

    public ViewerSessions(
            JdbcClient jdbc, People people, OpenCases cases, Clock clock, Duration sessionMax, int perPersonMax) {
        this.jdbc = jdbc;
        this.people = people;
        this.cases = cases;
        this.clock = clock;
        this.sessionMax = sessionMax;
        this.perPersonMax = perPersonMax;
    }

    /** Whether a person takes part in a case that has not ended. */
    @FunctionalInterface
    public interface OpenCases {
        boolean isOpenTo(Person person, UUID caseId);
    }

    private record Remembered(Caller.Viewer viewer, Instant until) {}

    /** An open viewer, as its person sees it. */
    record Shown(UUID id, String viewer, UUID caseId, Instant createdAt, Instant usedAt, Instant expiresAt) {}

    /** A fresh token. */
    ViewerSecret open(Opening opening) {
        var token = ViewerSecret.random();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                delete from security.viewer_session where expires_at <= :now or id in
                    (select id from security.viewer_session where person = :person order by created_at desc offset :kept)
                """)
                .param("now", now)
                .param("person", opening.person().value())
                .param("kept", perPersonMax - 1)
                .update();
        OpeningRows.bind(jdbc.sql("""
                insert into security.viewer_session (id, token_sha256, viewer, person, case_id, studies, owners, created_at,
                    used_at, expires_at)
                values (:id, :token, :viewer, :person, :case, :studies, :owners, :now, :now, :until)
                """), opening)
                .param("id", UUID.randomUUID())
                .param("token", token.sha256())
                .param("now", now)
                .param("until", now.plus(sessionMax))
                .update();
        return token;
    }

    Duration lifetime() {
        return sessionMax;
    }

    /** Whose viewer an Authorization header is of; believed for a moment. */
    public Optional<Caller.Viewer> find(String authorization) {
        var token = ViewerSecret.of(authorization);
        var now = clock.instant();
        var known = token.flatMap(each -> Optional.ofNullable(remembered.get(each)))
                .filter(each -> now.isBefore(each.until()));
        if (known.isPresent()) {
            return known.map(Remembered::viewer);
        }
        var found = token.flatMap(this::viewer);
        token.ifPresent(each -> remember(each, found, now));
        return found;
    }

    /** The same as the database has it now. */
    public Optional<Caller> peek(String authorization) {
        return ViewerSecret.of(authorization).flatMap(this::viewer).map(Caller.class::cast);
    }

    private void remember(ViewerSecret token, Optional<Caller.Viewer> found, Instant now) {
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        found.ifPresentOrElse(
                viewer -> remembered.put(token, new Remembered(viewer, now.plus(REMEMBERED))),
                () -> remembered.remove(token));
        found.ifPresent(_ -> touch(token, now));
    }

    private Optional<Caller.Viewer> viewer(ViewerSecret token) {
        return jdbc.sql("""
                select viewer, person, case_id, studies, owners from security.viewer_session
                where token_sha256 = :token and expires_at > :now
                """)
                .param("token", token.sha256())
                .param("now", utc(clock.instant()))
                .query((row, number) -> OpeningRows.read(row))
                .optional()
                .flatMap(opening -> people.find(opening.person())
                        .filter(Person::active)
                        .filter(person -> cases.isOpenTo(person, opening.caseId()))
                        .map(person -> new Caller.Viewer(person, opening.viewer(), opening.studies())));
    }

    private void touch(ViewerSecret token, Instant now) {
        jdbc.sql("update security.viewer_session set used_at = :now where token_sha256 = :token and used_at < :stale")
                .param("now", utc(now))
                .param("token", token.sha256())
                .param("stale", utc(now.minus(USED_PRECISION)))
                .update();
    }

    List<Shown> of(PersonId person) {
        return jdbc.sql("""
                select * from security.viewer_session where person = :person and expires_at > :now order by created_at desc
                """)
                .param("person", person.value())
                .param("now", utc(clock.instant()))
                .query((row, number) -> new Shown(
                        row.getObject("id", UUID.class),
                        row.getString("viewer"),
                        row.getObject("case_id", UUID.class),
                        OpeningRows.instant(row, "created_at"),
                        OpeningRows.instant(row, "used_at"),
                        OpeningRows.instant(row, "expires_at")))
                .list();
    }

    /** Errors: NOT_FOUND, also for somebody else's. */
    void end(PersonId person, UUID id) {
        remembered.values().removeIf(known -> known.viewer().person().id().equals(person));
        int ended = jdbc.sql("delete from security.viewer_session where id = :id and person = :person")
                .param("id", id)
                .param("person", person.value())
                .update();
        if (ended == 0) {
            throw new Rejected(Reason.NOT_FOUND);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
