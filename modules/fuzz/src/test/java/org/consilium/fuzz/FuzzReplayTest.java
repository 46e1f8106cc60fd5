package org.consilium.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.consilium.testkit.TestData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every target with everything that was found, with what others collected, and with changes of its own inputs. */
class FuzzReplayTest {

    /** Longest an input may take: promised to whoever runs a node, and far above what any of these needs. */
    private static final Duration INPUT_TIME_MAX = Duration.ofSeconds(10);

    private static final Path FINDINGS = Path.of("src/test/resources/org/consilium/fuzz");
    private static final int CUTS_MAX = 400;
    private static final int CHANGES = 500;

    @ParameterizedTest
    @EnumSource
    void takesItsOwnInputs(FuzzTarget target) throws IOException {
        for (byte[] seed : target.seeds()) {
            feed(target, "a seed", seed);
        }
        assertThat(target.feed(target.seeds().getFirst())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void answersWhatWasOnceFound(FuzzTarget target) throws IOException {
        Path folder = FINDINGS.resolve(target.toString());
        if (Files.isDirectory(folder)) {
            for (Path file : files(folder)) {
                feed(target, file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersInputsThatEndAnywhere(FuzzTarget target) {
        for (byte[] seed : target.seeds()) {
            int step = Math.max(1, seed.length / CUTS_MAX);
            for (int length = 0; length < seed.length; length += step) {
                feed(target, "a seed cut to " + length, Arrays.copyOf(seed, length));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersInputsWithBytesChanged(FuzzTarget target) {
        var random = new Random(14);
        for (byte[] seed : target.seeds()) {
            for (int i = 0; i < CHANGES; i++) {
                byte[] changed = seed.clone();
                for (int n = 0; n <= i % 3; n++) {
                    changed[random.nextInt(changed.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
                }
                feed(target, "change " + i + " of a seed", changed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersWhatOthersCollected(FuzzTarget target) throws IOException {
        for (Path file : TestData.files("malformed")) {
            feed(target, file.getFileName().toString(), Files.readAllBytes(file));
        }
    }

    private static void feed(FuzzTarget target, String what, byte[] input) {
        try {
            assertTimeoutPreemptively(INPUT_TIME_MAX, () -> target.feed(input));
        } catch (Throwable e) {
            throw new AssertionError(target + " failed with " + what, e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
