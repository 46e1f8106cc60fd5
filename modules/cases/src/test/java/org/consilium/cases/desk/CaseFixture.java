package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.consilium.cases.OpinionText;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.AfterEach;

/** Cases between the people of one region. */
abstract class CaseFixture {

    static final OpinionText OPINION =
            new OpinionText("Khối 31 mm ở thùy trên phải.", "Nghi ác tính.", "Sinh thiết dưới CT.");

    final Region region = new Region();

    @AfterEach
    void close() {
        region.close();
    }

    static void assertMissing(ThrowingCallable call) {
        assertRefused(Reason.NOT_FOUND, call);
    }

    static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
