package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.testkit.SmallJvm;
import org.junit.jupiter.api.Test;

/** An encapsulated object of 5 GB in a JVM whose heap has 16 MiB. */
class StreamingTest {

    private static final int HEAP_MEBIBYTES = 16;

    @Test
    void passesFiveGigabytesThroughAHeapOfSixteenMebibytesAndFindsTheirFrames() throws Exception {
        SmallJvm.Ended ended = SmallJvm.run(LargeObject.class, HEAP_MEBIBYTES, "passed");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        long length = new LargeObject().length();
        assertThat(length).isGreaterThan(5_000_000_000L);
        long twoLettersLess = length - 2;
        assertThat(ended.output())
                .contains(
                        "passed %d of %d, last frame 8388608 bytes begins with FFD8".formatted(twoLettersLess, length));
    }

    @Test
    void couldNotDoSoByReadingItWhole() throws Exception {
        SmallJvm.Ended ended = SmallJvm.run(LargeObject.class, HEAP_MEBIBYTES, "whole");
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("OutOfMemoryError");
    }
}
