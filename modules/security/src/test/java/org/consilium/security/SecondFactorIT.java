package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.Authenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorIT {

    private static final Duration STEP = Duration.ofSeconds(30);

    private final Directory node = new Directory().ready();
    private PersonId anh = new PersonId(java.util.UUID.randomUUID());

    @BeforeEach
    void somebody() {
        anh = node.person("anh", node.institution("Bệnh viện K"), Role.REFERRER).id();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void countsOnceItsFirstCodeHasCome() {
        var enrolment = node.secondFactors.begin(anh);

        assertThat(enrolment.uri())
                .isEqualTo("otpauth://totp/Clinic%20%26%20Co:anh?secret=" + enrolment.secret()
                        + "&issuer=Clinic%20%26%20Co");
        assertThat(node.secondFactors.has(anh)).isFalse();
        assertRefused(Reason.REAUTHENTICATION_FAILED, () -> node.secondFactors.confirm(anh, "not it"));
        assertThat(node.secondFactors.has(anh)).isFalse();

        assertThat(node.secondFactors.confirm(anh, code(enrolment.secret())))
                .hasSize(10)
                .doesNotHaveDuplicates();
        assertThat(node.secondFactors.state(anh).since()).hasValue(node.time.instant());
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> node.secondFactors.confirm(anh, code(enrolment.secret())));
    }

    @Test
    void takesNoCodeTwiceAndNoOlderOneAfterANewer() {
        var secret = enrolled();

        assertThat(node.secondFactors.accepts(anh, code(secret)))
                .as("the code of the enrolment")
                .isFalse();
        node.pass(STEP);
        var older = code(secret);
        node.pass(STEP);
        var newer = code(secret);
        assertThat(node.secondFactors.accepts(anh, newer)).isTrue();
        assertThat(node.secondFactors.accepts(anh, newer)).isFalse();
        assertThat(node.secondFactors.accepts(anh, older)).isFalse();
    }

    @Test
    void letsOneOfManyInWhoSendTheSameCodeAtOnce() throws Exception {
        var secret = enrolled();
        node.pass(STEP);
        var code = code(secret);
        var accepted = new AtomicInteger();
        Callable<Boolean> send = () -> {
            try {
                return node.secondFactors.accepts(anh, code) && accepted.incrementAndGet() > 0;
            } catch (Rejected paused) {
                return false;
            }
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(java.util.Collections.nCopies(8, send));
        }
        assertThat(accepted).hasValue(1);
    }

    @Test
    void slowsGuessingDownAlsoOfGuessesSentAllAtOnce() throws Exception {
        var secret = enrolled();
        var looked = new AtomicInteger();
        Callable<Boolean> guess = () -> {
            try {
                node.secondFactors.accepts(anh, "wrong");
                return looked.incrementAndGet() > 0;
            } catch (Rejected paused) {
                return false;
            }
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(java.util.Collections.nCopies(40, guess));
        }
        assertThat(looked).hasValue(Directory.FAILURES_MAX);
        assertRefused(Reason.TOO_MANY_REQUESTS, () -> node.secondFactors.accepts(anh, code(secret)));
        node.pass(Directory.PAUSE);
        assertThat(node.secondFactors.accepts(anh, code(secret))).isTrue();
    }

    @Test
    void takesARecoveryCodeOnceAndNoneOfThoseBefore() {
        var enrolment = node.secondFactors.begin(anh);
        var first = node.secondFactors.confirm(anh, code(enrolment.secret()));
        var second = node.secondFactors.renewRecoveryCodes(anh);

        assertThat(node.secondFactors.accepts(anh, first.getFirst())).isFalse();
        assertThat(node.secondFactors.accepts(anh, second.getFirst())).isTrue();
        assertThat(node.secondFactors.accepts(anh, second.getFirst())).isFalse();
        assertThat(node.secondFactors.state(anh).recoveryCodesLeft()).isEqualTo(9);
    }

    @Test
    void keepsNoRecoveryCodeReadable() {
        var enrolment = node.secondFactors.begin(anh);
        var codes = node.secondFactors.confirm(anh, code(enrolment.secret()));
        var kept = node.jdbc
                .sql("select encode(sha256, 'escape') from security.recovery_code")
                .query(String.class)
                .list();

        assertThat(kept).hasSize(codes.size());
        assertThat(String.join(" ", kept)).doesNotContain(codes);
    }

    @Test
    void keepsTheOldPhoneUntilTheNewOneIsConfirmed() {
        var old = enrolled();
        var fresh = node.secondFactors.begin(anh).secret();
        node.pass(STEP);

        assertThat(node.secondFactors.accepts(anh, code(fresh))).isFalse();
        assertThat(node.secondFactors.accepts(anh, code(old))).isTrue();
        node.secondFactors.confirm(anh, code(fresh));
        node.pass(STEP);
        assertThat(node.secondFactors.accepts(anh, code(old))).isFalse();
        assertThat(node.secondFactors.accepts(anh, code(fresh))).isTrue();
    }

    @Test
    void isForgottenWithItsRecoveryCodes() {
        var secret = enrolled();
        node.secondFactors.remove(anh);
        node.pass(STEP);

        assertThat(node.secondFactors.has(anh)).isFalse();
        assertThat(node.secondFactors.state(anh).recoveryCodesLeft()).isZero();
        assertThat(node.secondFactors.accepts(anh, code(secret))).isFalse();
    }

    @Test
    void isOfOnePersonOnly() {
        var secret = enrolled();
        var other = node.person("duc", node.institution("Other"), Role.REFERRER).id();
        node.secondFactors.confirm(other, code(node.secondFactors.begin(other).secret()));
        node.pass(STEP);

        assertThat(node.secondFactors.accepts(other, code(secret))).isFalse();
        assertThat(node.secondFactors.accepts(anh, code(secret))).isTrue();
    }

    private String enrolled() {
        var secret = node.secondFactors.begin(anh).secret();
        node.secondFactors.confirm(anh, code(secret));
        return secret;
    }

    private String code(String secret) {
        return Authenticator.code(secret, node.time.instant());
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
