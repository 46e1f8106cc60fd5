package org.consilium.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/**
 * Skips a test loudly: says on standard error what is missing and notes its name in {@code target/skipped.txt} of the
 * module, from which {@code scripts/test} makes its closing line.
 */
public final class Skips {

    private static final Path NOTES = Path.of("target", "skipped.txt");

    private Skips() {}

    /**
     * Ends the running test as skipped.
     *
     * @param name what is missing, as the closing line shall name it, for example {@code dciodvfy}
     * @param because why it is missing, one sentence
     * @return nothing ever; lets callers write {@code throw Skips.because(...)}
     */
    public static RuntimeException because(String name, String because) {
        System.err.println("SKIPPED for want of " + name + ": " + because);
        note(name);
        Assumptions.abort("SKIPPED for want of " + name + ": " + because);
        throw new AssertionError("abort() always throws");
    }

    private static synchronized void note(String name) {
        try {
            Files.createDirectories(NOTES.getParent());
            Files.writeString(
                    NOTES, name + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
