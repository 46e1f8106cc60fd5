package org.consilium.security.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Second factors in PostgreSQL. */
public final class TotpFactors implements SecondFactors {

    /** Longest code that is looked at, in characters. */
    private static final int CODE_LENGTH_MAX = 40;

    private static final Pattern APP_CODE = Pattern.compile("\\d{" + Totp.DIGITS + "}");

    /** Too long for an account's name: nobody can make the codes of somebody else pause at the sign-in. */
    private static final String COUNTER = "codes of the second factor: ".repeat(3);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Guesses guesses;
    private final SealedSecrets secrets;
    private final String issuer;
    private final Clock clock;

    /** @param issuer the name of this node in authenticator apps */
    public TotpFactors(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Guesses guesses,
            SealedSecrets secrets,
            String issuer,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.guesses = guesses;
        this.secrets = secrets;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public State state(PersonId person) {
        var since = jdbc.sql("select confirmed_at from security.totp where person = :person and secret is not null")
                .param("person", person.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
        var left = jdbc.sql("select count(*) from security.recovery_code where person = :person and used_at is null")
                .param("person", person.value())
                .query(Integer.class)
                .single();
        return new State(since, left);
    }

    @Override
    public Set<PersonId> holders() {
        return Set.copyOf(jdbc.sql("select person from security.totp where secret is not null")
                .query((row, number) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    @Override
    public Enrolment begin(PersonId person) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var account = jdbc.sql("select account from security.person where id = :person")
                .param("person", person.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        jdbc.sql("""
                insert into security.totp (person, pending, sealed) values (:person, :secret, true)
                on conflict (person) do update set pending = excluded.pending
                """)
                .param("person", person.value())
                .param("secret", secrets.seal(person, secret))
                .update();
        var text = Base32.encode(secret);
        return new Enrolment(
                text,
                "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                        .formatted(encoded(issuer), encoded(account), text, encoded(issuer)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public List<String> confirm(PersonId person, String code) {
        var pending = sealed("pending", person)
                .orElseThrow(() -> new Rejected(Reason.NOT_IN_THIS_STATE, "no second factor waits for its first code"));
        guesses.count(counter(person));
        var step = Totp.stepOf(stripped(code), secrets.open(person, pending), clock.instant())
                .orElseThrow(() -> new Rejected(Reason.REAUTHENTICATION_FAILED, "it is not the code of this moment"));
        guesses.forget(counter(person));
        return transaction.execute(status -> {
            int done = jdbc.sql("""
                    update security.totp set secret = pending, pending = null, confirmed_at = :now, last_step = :step
                    where person = :person and pending = :pending
                    """)
                    .param("person", person.value())
                    .param("pending", pending)
                    .param("now", at(clock.instant()))
                    .param("step", step)
                    .update();
            if (done == 0) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "another enrolment was faster");
            }
            return newRecoveryCodes(person);
        });
    }

    @Override
    public List<String> renewRecoveryCodes(PersonId person) {
        if (!has(person)) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "there is no second factor");
        }
        return transaction.execute(status -> newRecoveryCodes(person));
    }

    private List<String> newRecoveryCodes(PersonId person) {
        jdbc.sql("delete from security.recovery_code where person = :person")
                .param("person", person.value())
                .update();
        var codes =
                Stream.generate(RecoveryCode::random).limit(RecoveryCode.COUNT).toList();
        for (var code : codes) {
            jdbc.sql("insert into security.recovery_code (person, sha256) values (:person, :sha256)")
                    .param("person", person.value())
                    .param("sha256", RecoveryCode.sha256(code))
                    .update();
        }
        return codes;
    }

    @Override
    public boolean accepts(PersonId person, String typed) {
        guesses.count(counter(person));
        var code = stripped(typed);
        boolean right = APP_CODE.matcher(code).matches() ? takeAppCode(person, code) : takeRecoveryCode(person, code);
        if (right) {
            guesses.forget(counter(person));
        }
        return right;
    }

    /** Compare-and-set: of two who send the same code at the same time one is let in. */
    private boolean takeAppCode(PersonId person, String code) {
        var step = sealed("secret", person)
                .map(secret -> Totp.stepOf(code, secrets.open(person, secret), clock.instant()))
                .orElseGet(java.util.OptionalLong::empty);
        return step.isPresent()
                && jdbc.sql("update security.totp set last_step = :step where person = :person and last_step < :step")
                                .param("person", person.value())
                                .param("step", step.getAsLong())
                                .update()
                        == 1;
    }

    private boolean takeRecoveryCode(PersonId person, String code) {
        return jdbc.sql("""
                update security.recovery_code set used_at = :now
                where person = :person and sha256 = :sha256 and used_at is null
                """)
                        .param("now", at(clock.instant()))
                        .param("person", person.value())
                        .param("sha256", RecoveryCode.sha256(code))
                        .update()
                == 1;
    }

    @Override
    public void remove(PersonId person) {
        for (var table : List.of("security.recovery_code", "security.totp")) {
            jdbc.sql("delete from " + table + " where person = :person")
                    .param("person", person.value())
                    .update();
        }
    }

    /** @param column {@code secret} in force, or {@code pending} */
    private Optional<byte[]> sealed(String column, PersonId person) {
        return jdbc.sql("select " + column + " from security.totp where person = :person and " + column
                        + " is not null")
                .param("person", person.value())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    private static String stripped(String code) {
        return code.length() > CODE_LENGTH_MAX ? "" : code.replaceAll("\\s", "");
    }

    private static String counter(PersonId person) {
        return COUNTER + person.value();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
