package org.consilium.security.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which sessions of this node were begun at which session of a provider. */
final class ProviderSessions {

    /** Longer than any session lasts. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    ProviderSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param idToken what the provider wants back at signing out */
    record Begun(String provider, String idToken) {}

    void begin(SessionKey session, Identity identity) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from security.provider_session where expires_at <= :now")
                .param("now", now)
                .update();
        jdbc.sql("""
                insert into security.provider_session (session, provider, issuer, subject, sid, id_token, expires_at)
                values (:session, :provider, :issuer, :subject, :sid, :idToken, :until)
                """)
                .param("session", session.bytes())
                .param("provider", identity.provider())
                .param("issuer", identity.issuer())
                .param("subject", identity.providerSubject())
                .param("sid", identity.sid().orElse(null))
                .param("idToken", identity.idToken())
                .param("until", now.plus(KEPT))
                .update();
    }

    /** Forgets a session that ends here. */
    Optional<Begun> end(SessionKey session) {
        return jdbc.sql("delete from security.provider_session where session = :session returning provider, id_token")
                .param("session", session.bytes())
                .query((row, number) -> new Begun(row.getString("provider"), row.getString("id_token")))
                .optional();
    }

    /** Forgets and names the sessions that a provider ends: one of them by its session, or all of a person. */
    List<SessionKey> end(IdTokens.Ended ended) {
        return jdbc.sql("""
                delete from security.provider_session where issuer = :issuer
                    and (cast(:sid as text) is not null and sid = :sid
                        or cast(:sid as text) is null and subject = :subject)
                returning session
                """)
                .param("issuer", ended.issuer())
                .param("sid", ended.sid().orElse(null))
                .param("subject", ended.subject().orElse(null))
                .query((row, number) -> new SessionKey(row.getBytes("session")))
                .list();
    }

    /** The provider at which a session was begun. */
    Optional<String> providerOf(SessionKey session) {
        return jdbc.sql("select provider from security.provider_session where session = :session")
                .param("session", session.bytes())
                .query(String.class)
                .optional();
    }
}
