package org.consilium.web.viewer;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Codes that start viewers: each for one opening, once, for a minute. */
public final class ViewerCodes {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration codeMax;
    private final int perPersonMax;

    public ViewerCodes(JdbcClient jdbc, Clock clock, Duration codeMax, int perPersonMax) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.codeMax = codeMax;
        this.perPersonMax = perPersonMax;
    }

    ViewerSecret issue(Opening opening) {
        var code = ViewerSecret.random();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                delete from security.viewer_code where expires_at <= :now or sha256 in
                    (select sha256 from security.viewer_code where person = :person order by created_at desc offset :kept)
                """)
                .param("now", now)
                .param("person", opening.person().value())
                .param("kept", perPersonMax - 1)
                .update();
        OpeningRows.bind(jdbc.sql("""
                insert into security.viewer_code (sha256, viewer, person, case_id, studies, owners, created_at, expires_at)
                values (:sha256, :viewer, :person, :case, :studies, :owners, :now, :until)
                """), opening)
                .param("sha256", code.sha256())
                .param("now", now)
                .param("until", now.plus(codeMax))
                .update();
        return code;
    }

    /** What a code was made for; it is good no longer. */
    Optional<Opening> take(ViewerSecret code) {
        return jdbc.sql("""
                delete from security.viewer_code where sha256 = :sha256 and expires_at > :now
                returning viewer, person, case_id, studies, owners
                """)
                .param("sha256", code.sha256())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> OpeningRows.read(row))
                .optional();
    }
}
