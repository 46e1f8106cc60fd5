package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encapsulated object of 5 GB in a JVM whose heap has 16 MiB. */
class StreamingTest {

    private static final long RUN_SECONDS_MAX = 120;

    @TempDir
    private Path folder;

    @Test
    void passesFiveGigabytesThroughAHeapOfSixteenMebibytesAndFindsTheirFrames() throws Exception {
        String output = run(0, "passed");
        long length = new LargeObject().length();
        assertThat(length).isGreaterThan(5_000_000_000L);
        long twoLettersLess = length - 2;
        assertThat(output)
                .contains(
                        "passed %d of %d, last frame 8388608 bytes begins with FFD8".formatted(twoLettersLess, length));
    }

    @Test
    void couldNotDoSoByReadingItWhole() throws Exception {
        assertThat(run(1, "whole")).contains("OutOfMemoryError");
    }

    private String run(int exitCode, String argument) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeObject.class.getName(),
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
        return text;
    }
}
