package org.consilium.security.oidc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is whom at the providers. */
public final class ExternalIdentities {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int waitingMax;

    ExternalIdentities(JdbcClient jdbc, Clock clock, int waitingMax) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.waitingMax = waitingMax;
    }

    public List<ExternalIdentity> all() {
        return jdbc.sql("select * from security.external_identity order by person is not null, used_at desc")
                .query(ExternalIdentities::read)
                .list();
    }

    public List<ExternalIdentity> of(PersonId person) {
        return jdbc.sql("select * from security.external_identity where person = :person order by created_at")
                .param("person", person.value())
                .query(ExternalIdentities::read)
                .list();
    }

    /** Errors: NOT_FOUND. */
    public ExternalIdentity get(UUID id) {
        return jdbc.sql("select * from security.external_identity where id = :id")
                .param("id", id)
                .query(ExternalIdentities::read)
                .optional()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** Who it is, when that is known; that it was used is noted. */
    Optional<PersonId> personOf(Identity identity) {
        return jdbc.sql("""
                update security.external_identity set used_at = :now, name = :name, email = :email, account = :account
                where issuer = :issuer and subject = :subject and person is not null returning person
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", identity.name().orElse(null))
                .param("email", identity.email().orElse(null))
                .param("account", identity.account().orElse(null))
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
                .optional();
    }

    /** Whether it is this person's now; never when it is somebody else's already. */
    boolean link(Identity identity, PersonId person) {
        return keep(identity, Optional.of(person)) == 1;
    }

    /** Lets an administrator see an identity that nobody here has. */
    void await(Identity identity) {
        keep(identity, Optional.empty());
        jdbc.sql("""
                delete from security.external_identity where id in (select id from security.external_identity
                    where person is null and provider = :provider order by used_at desc offset :kept)
                """)
                .param("provider", identity.provider())
                .param("kept", waitingMax)
                .update();
    }

    private int keep(Identity identity, Optional<PersonId> person) {
        return jdbc.sql("""
                insert into security.external_identity as e (id, provider, issuer, subject, person, name, email, account,
                    created_at, linked_at, used_at)
                values (:id, :provider, :issuer, :subject, :person, :name, :email, :account, :now,
                    case when cast(:person as uuid) is not null then cast(:now as timestamptz) end, :now)
                on conflict (issuer, subject) do update set person = excluded.person, name = excluded.name,
                    email = excluded.email, account = excluded.account, linked_at = excluded.linked_at, used_at = :now
                where e.person is null or e.person = excluded.person
                """)
                .param("id", UUID.randomUUID())
                .param("provider", identity.provider())
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .param("person", person.map(PersonId::value).orElse(null))
                .param("name", identity.name().orElse(null))
                .param("email", identity.email().orElse(null))
                .param("account", identity.account().orElse(null))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An administrator says whose it is. Errors: NOT_FOUND, ALREADY_EXISTS when it is somebody's. */
    public void assign(UUID id, PersonId person) {
        get(id);
        int changed = jdbc.sql("""
                update security.external_identity set person = :person, linked_at = :now where id = :id and person is null
                """)
                .param("person", person.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new Rejected(Reason.ALREADY_EXISTS, "this identity is somebody's already");
        }
    }

    /** Errors: NOT_FOUND. */
    public void remove(UUID id) {
        get(id);
        jdbc.sql("delete from security.external_identity where id = :id")
                .param("id", id)
                .update();
    }

    private static ExternalIdentity read(ResultSet row, int number) throws SQLException {
        return new ExternalIdentity(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getString("subject"),
                Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("account")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("used_at", OffsetDateTime.class).toInstant());
    }
}
