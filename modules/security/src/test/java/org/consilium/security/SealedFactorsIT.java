package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.consilium.kernel.Rejected;
import org.consilium.security.factor.SecondFactors;
import org.consilium.testkit.Authenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stolen database says of second factors, and what becomes of them when the key is lost or changed. */
class SealedFactorsIT {

    private static final Duration STEP = Duration.ofSeconds(30);

    private final Directory node = new Directory().ready();
    private PersonId anh = new PersonId(UUID.randomUUID());
    private PersonId binh = new PersonId(UUID.randomUUID());

    @BeforeEach
    void people() {
        var hospital = node.institution("Bệnh viện K");
        anh = node.person("anh", hospital, Role.REFERRER).id();
        binh = node.person("binh", hospital, Role.REFERRER).id();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void theDatabaseDoesNotHoldTheSecret() {
        var waiting = node.secondFactors.begin(anh).secret();
        assertThat(rows()).noneMatch(row -> row.contains(hex(waiting)));

        var secret = enrolled(node.secondFactors, anh);

        assertThat(rows()).hasSize(1).noneMatch(row -> row.contains(hex(secret)));
        assertThat(accepts(node.secondFactors, anh, secret)).isTrue();
    }

    @Test
    void theRowsOfTwoPeopleThatWereExchangedAreRefused() {
        var secret = enrolled(node.secondFactors, anh);
        enrolled(node.secondFactors, binh);

        node.jdbc
                .sql(
                        "update security.totp set secret = (select secret from security.totp where person = :anh) where person = :binh")
                .param("anh", anh.value())
                .param("binh", binh.value())
                .update();

        assertThatThrownBy(() -> accepts(node.secondFactors, binh, secret))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("not as it was kept");
        assertThat(accepts(node.secondFactors, anh, secret)).isTrue();
    }

    @Test
    void whenTheKeyIsLostRecoveryCodesOpenAndAResetIsTheWayBack() {
        node.secondFactors.confirm(anh, code(node.secondFactors.begin(anh).secret()));
        var recovery = node.secondFactors.renewRecoveryCodes(anh).getFirst();
        var later = node.secondFactors(TestKeys.random());
        node.pass(STEP);

        assertThatThrownBy(() -> later.accepts(anh, "123456"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("lost the key")
                .hasMessageContaining("administrator");
        assertThat(later.accepts(anh, recovery)).isTrue();
        later.remove(anh);
        assertThat(accepts(later, anh, enrolled(later, anh))).isTrue();
    }

    @Test
    void aStartWithANewKeySealsAnewSoThatTheEarlierOneCanGo() {
        var secret = enrolled(node.secondFactors, anh);
        var before = rows();
        var next = TestKeys.random();

        node.secondFactors(next, node.key);
        assertThat(rows()).doesNotContainAnyElementsOf(before);

        assertThat(accepts(node.secondFactors(next), anh, secret)).isTrue();
    }

    @Test
    void whatAnEarlierVersionKeptInTheClearIsSealedAtTheFirstStart() {
        var clear = "3132333435363738393031323334353637383930";
        node.jdbc
                .sql(
                        "insert into security.totp (person, secret, pending, confirmed_at) values (:anh, decode(:clear, 'hex'), decode(:clear, 'hex'), now())")
                .param("anh", anh.value())
                .param("clear", clear)
                .update();
        assertThatThrownBy(() -> node.secondFactors.accepts(anh, "123456")).isInstanceOf(Rejected.class);

        var started = node.secondFactors(node.key);

        assertThat(rows()).hasSize(1).noneMatch(row -> row.contains(clear));
        assertThat(started.confirm(anh, code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")))
                .hasSize(10);
        assertThat(accepts(started, anh, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).isTrue();
    }

    /** Everything the table says, bytes as hexadecimal digits. */
    private List<String> rows() {
        return node.jdbc
                .sql("select totp::text from security.totp")
                .query(String.class)
                .list();
    }

    private String enrolled(SecondFactors factors, PersonId person) {
        var secret = factors.begin(person).secret();
        factors.confirm(person, code(secret));
        return secret;
    }

    private boolean accepts(SecondFactors factors, PersonId person, String secret) {
        node.pass(STEP);
        return factors.accepts(person, code(secret));
    }

    private String code(String secret) {
        return Authenticator.code(secret, node.time.instant());
    }

    /** RFC 4648 base 32, by hand: independent of what the node itself does. */
    private static String hex(String base32) {
        var bits = new StringBuilder();
        for (char letter : base32.toUpperCase(Locale.ROOT).toCharArray()) {
            var five = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits.append("%5s".formatted(Integer.toBinaryString(five)).replace(' ', '0'));
        }
        var bytes = new byte[bits.length() / Byte.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * Byte.SIZE, (i + 1) * Byte.SIZE), 2);
        }
        return HexFormat.of().formatHex(bytes);
    }
}
