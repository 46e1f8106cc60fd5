package org.consilium.exchange.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** What {@code openssl dgst -sha256 -hmac} says of the same. */
    @Test
    void isTheHmacOfTimeAndBody() {
        var signature = Signature.of(
                "key of thirty-two characters ....",
                Instant.ofEpochSecond(1795309200L, 999_999_999),
                "{\"case\":\"2026-000001\",\"текст\":\"症例\"}");
        assertThat(signature)
                .isEqualTo("t=1795309200,v1=888ca1be2657c5ed03a15cdef8961594861ec5ffd43dcde08a7d310a89167d68");
    }
}
