package org.consilium.security.passkey;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.consilium.security.passkey.Ceremonies.Kept;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The passkeys of people: made, listed, named, taken away, and asked who somebody is. */
public final class Passkeys {

    /** Most of one person. */
    public static final int PER_PERSON_MAX = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Challenges challenges;
    private final Ceremonies ceremonies = new Ceremonies();

    public Passkeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.challenges = new Challenges(jdbc, clock);
    }

    /** A person and one passkey of theirs that has proved it. */
    private record Row(PersonId person, Kept kept) {}

    /** What an authenticator is asked to sign, once and within five minutes. */
    public byte[] challenge(Purpose purpose, Optional<PersonId> person) {
        return challenges.open(purpose, person);
    }

    /** Algorithms a new passkey may have, by their COSE numbers, the preferred first. */
    public static List<Long> algorithms() {
        return Ceremonies.ALGORITHMS;
    }

    /** What is written into a passkey to say whose it is. */
    public static byte[] userHandle(PersonId person) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array();
    }

    public List<Passkey> of(PersonId person) {
        return jdbc.sql("select * from security.passkey where person = :person order by created_at")
                .param("person", person.value())
                .query(Passkeys::passkey)
                .list();
    }

    /** Credential IDs of a person, so that no device is registered twice. */
    public List<byte[]> credentialIds(PersonId person) {
        return jdbc.sql("select credential_id from security.passkey where person = :person")
                .param("person", person.value())
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    /**
     * Keeps a new passkey of a person. Errors: REAUTHENTICATION_FAILED (made for another site, without user verification, or for a challenge that
     * does not wait), ALREADY_EXISTS, INVALID_REQUEST (too many).
     */
    public Passkey register(PersonId person, String name, Site site, byte[] attestationObject, byte[] clientData) {
        if (of(person).size() >= PER_PERSON_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "at most " + PER_PERSON_MAX + " passkeys");
        }
        var kept = ceremonies
                .register(
                        site,
                        attestationObject,
                        clientData,
                        challenge -> challenges.take(challenge, Purpose.REGISTER, Optional.of(person)))
                .orElseThrow(
                        () -> new Rejected(Reason.REAUTHENTICATION_FAILED, "not a passkey made for this node now"));
        var passkey = new Passkey(UUID.randomUUID(), name, clock.instant(), Optional.empty());
        try {
            jdbc.sql("""
                    insert into security.passkey (id, person, credential_id, credential, sign_count, name, created_at)
                    values (:id, :person, :credentialId, :credential, :signCount, :name, :now)
                    """)
                    .param("id", passkey.id())
                    .param("person", person.value())
                    .param("credentialId", kept.credentialId())
                    .param("credential", kept.credential())
                    .param("signCount", kept.signCount())
                    .param("name", name)
                    .param("now", passkey.createdAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Rejected(Reason.ALREADY_EXISTS, "this passkey", e);
        }
        return passkey;
    }

    /**
     * Who an assertion proves somebody to be.
     *
     * @param by who is asked to confirm; none: whoever signs in, whom the passkey itself must name
     */
    public Optional<PersonId> prove(Site site, Assertion assertion, Optional<PersonId> by) {
        var purpose = by.isPresent() ? Purpose.CONFIRM : Purpose.SIGN_IN;
        return find(assertion.credentialId())
                .filter(row -> by.isEmpty() || by.get().equals(row.person()))
                .filter(row -> isOwner(row.person(), assertion.userHandle(), by.isPresent()))
                .filter(row -> ceremonies
                        .authenticate(site, row.kept(), assertion, challenge -> challenges.take(challenge, purpose, by))
                        .filter(signCount -> used(row.kept(), signCount))
                        .isPresent())
                .map(Row::person);
    }

    private static boolean isOwner(PersonId person, byte[] userHandle, boolean known) {
        return userHandle.length == 0 ? known : Arrays.equals(userHandle, userHandle(person));
    }

    /** Compare-and-set on the counter, which authenticators that count never repeat: a copied one is noticed (WebAuthn 6.1.1). */
    private boolean used(Kept kept, long signCount) {
        return jdbc.sql("""
                update security.passkey set sign_count = :signCount, used_at = :now
                where credential_id = :credentialId and (sign_count < :signCount or (sign_count = 0 and :signCount = 0))
                """)
                        .param("signCount", signCount)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("credentialId", kept.credentialId())
                        .update()
                == 1;
    }

    /** Errors: NOT_FOUND, also for somebody else's. */
    public void rename(PersonId person, UUID id, String name) {
        require(jdbc.sql("update security.passkey set name = :name where id = :id and person = :person")
                .param("name", name)
                .param("id", id)
                .param("person", person.value())
                .update());
    }

    /** Errors: NOT_FOUND, also for somebody else's. */
    public void remove(PersonId person, UUID id) {
        require(jdbc.sql("delete from security.passkey where id = :id and person = :person")
                .param("id", id)
                .param("person", person.value())
                .update());
    }

    public void removeAll(PersonId person) {
        jdbc.sql("delete from security.passkey where person = :person")
                .param("person", person.value())
                .update();
    }

    private static void require(int found) {
        if (found == 0) {
            throw new Rejected(Reason.NOT_FOUND);
        }
    }

    private Optional<Row> find(byte[] credentialId) {
        return jdbc.sql(
                        "select person, credential_id, credential, sign_count from security.passkey where credential_id = :id")
                .param("id", credentialId)
                .query((row, number) -> new Row(
                        new PersonId(row.getObject("person", UUID.class)),
                        new Kept(row.getBytes("credential_id"), row.getBytes("credential"), row.getLong("sign_count"))))
                .optional();
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
