package org.consilium.security.factor;

import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.consilium.security.seal.Seal;
import org.consilium.security.seal.Seal.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Secrets of second factors as they lie in the database: sealed, each for its person. */
public final class SealedSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(SealedSecrets.class);

    private final Seal seal;

    public SealedSecrets(Seal seal) {
        this.seal = seal;
    }

    byte[] seal(PersonId person, byte[] secret) {
        return seal.seal(secret, belongsTo(person));
    }

    /** @throws Rejected NOT_IN_THIS_STATE when the key is not there or the bytes are not this person's; the recovery codes stay good */
    byte[] open(PersonId person, byte[] sealed) {
        return switch (seal.open(sealed, belongsTo(person))) {
            case Opened.Clear(var secret) -> secret;
            case Opened.KeyMissing(var id) -> {
                LOG.error(
                        "The secret of a second factor is sealed with key {}, which is not there (docs/sign-in.md)",
                        id);
                throw unreadable("the node has lost the key of this second factor");
            }
            case Opened.NotAsSealed() -> {
                LOG.error(
                        "The secret of a second factor of person {} is not the one that was sealed for it",
                        person.value());
                throw unreadable("the second factor is not as it was kept");
            }
        };
    }

    private static Rejected unreadable(String why) {
        return new Rejected(
                Reason.NOT_IN_THIS_STATE,
                why + ": use a recovery code, or have an administrator reset the second factor");
    }

    private static String belongsTo(PersonId person) {
        return "second factor of " + person.value();
    }

    private record Row(UUID person, Optional<byte[]> secret, Optional<byte[]> pending, boolean sealed) {}

    /** Seals what lies in the clear, and anew what was sealed with an earlier key. To be called at start, before anybody signs in. */
    public void sealAll(JdbcClient jdbc, TransactionTemplate transaction) {
        boolean cleared = Boolean.TRUE.equals(transaction.execute(status -> {
            var rows = jdbc.sql("select person, secret, pending, sealed from security.totp for update")
                    .query((row, number) -> new Row(
                            row.getObject("person", UUID.class),
                            Optional.ofNullable(row.getBytes("secret")),
                            Optional.ofNullable(row.getBytes("pending")),
                            row.getBoolean("sealed")))
                    .list();
            rows.forEach(row -> seal(jdbc, row));
            return rows.stream().anyMatch(row -> !row.sealed());
        }));
        if (cleared) {
            // An update leaves what was there in the file of the table.
            jdbc.sql("vacuum full security.totp").update();
            LOG.info("The secrets of second factors are sealed now; backups from before hold them in the clear");
        }
    }

    private void seal(JdbcClient jdbc, Row row) {
        var person = new PersonId(row.person());
        var secret = row.secret().map(bytes -> anew(person, bytes, row.sealed()));
        var pending = row.pending().map(bytes -> anew(person, bytes, row.sealed()));
        jdbc.sql("update security.totp set secret = :secret, pending = :pending, sealed = true where person = :person")
                .param("secret", secret.orElse(null))
                .param("pending", pending.orElse(null))
                .param("person", row.person())
                .update();
    }

    private byte[] anew(PersonId person, byte[] kept, boolean sealed) {
        if (!sealed) {
            return seal(person, kept);
        }
        if (seal.isOfNewestKey(kept)) {
            return kept;
        }
        return switch (seal.open(kept, belongsTo(person))) {
            case Opened.Clear(var secret) -> seal(person, secret);
            case Opened.KeyMissing(var id) -> {
                LOG.error(
                        "The second factor of person {} is sealed with key {}, which is not there (docs/sign-in.md)",
                        person.value(),
                        id);
                yield kept;
            }
            case Opened.NotAsSealed() -> {
                LOG.error("The second factor of person {} is not the one that was sealed for it", person.value());
                yield kept;
            }
        };
    }
}
