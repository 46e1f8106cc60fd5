package org.consilium.security.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238 appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void takesTheCodesOfTheStepsBesideThePresentOneAndNoOther() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        long present = Totp.step(now);
        for (long step = present - 3; step <= present + 3; step++) {
            boolean near = Math.abs(step - present) <= 1;
            assertThat(Totp.stepOf(Totp.code(SECRET, step), SECRET, now))
                    .isEqualTo(near ? OptionalLong.of(step) : OptionalLong.empty());
        }
    }

    /** RFC 4648 section 10, without its padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void makesRecoveryCodesThatCanBeTypedInAnyManner() {
        var code = RecoveryCode.random();

        assertThat(code).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}").isNotEqualTo(RecoveryCode.random());
        assertThat(RecoveryCode.sha256(code.toUpperCase(java.util.Locale.ROOT).replace("-", " ")))
                .isEqualTo(RecoveryCode.sha256(code));
    }
}
