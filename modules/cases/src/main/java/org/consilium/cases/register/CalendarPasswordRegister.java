package org.consilium.cases.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.consilium.cases.duty.CalendarPasswords;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Passwords of calendar programs in PostgreSQL, as SHA-256: 144 random bits cannot be guessed, and a program asks many times a day, which a slow
 * hash would make expensive.
 */
public final class CalendarPasswordRegister implements CalendarPasswords {

    private static final int RANDOM_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final InstantSource time;

    public CalendarPasswordRegister(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public String renew(PersonId person) {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        int changed = jdbc.sql("""
                insert into cases.calendar_password (person, sha256, created_at)
                select person, :sha256, :now from cases.specialist_profile where person = :person
                on conflict (person) do update set sha256 = excluded.sha256, created_at = excluded.created_at, read_at = null
                """)
                .param("person", person.value())
                .param("sha256", sha256(password))
                .param("now", Columns.at(time.instant()))
                .update();
        if (changed == 0) {
            throw new Rejected(Reason.NOT_FOUND, "no profile as a specialist");
        }
        return password;
    }

    @Override
    public void revoke(PersonId person) {
        jdbc.sql("delete from cases.calendar_password where person = :person")
                .param("person", person.value())
                .update();
    }

    @Override
    public Optional<State> state(PersonId person) {
        return jdbc.sql("select created_at, read_at from cases.calendar_password where person = :person")
                .param("person", person.value())
                .query((row, number) ->
                        new State(Columns.instant(row, "created_at"), Columns.instantIfAny(row, "read_at")))
                .optional();
    }

    @Override
    public boolean accepts(PersonId person, String password) {
        var kept = jdbc.sql("select sha256 from cases.calendar_password where person = :person")
                .param("person", person.value())
                .query(byte[].class)
                .optional();
        if (kept.isEmpty() || !MessageDigest.isEqual(kept.get(), sha256(password))) {
            return false;
        }
        jdbc.sql("update cases.calendar_password set read_at = :now where person = :person")
                .param("now", Columns.at(time.instant()))
                .param("person", person.value())
                .update();
        return true;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
