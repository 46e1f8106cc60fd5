package org.consilium.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of somebody else that a test uses as a peer or as a judge: DCMTK, dicom3tools, Chromium. Absent, it skips the
 * test by name; with {@code -Dconsilium.foreign-tools.required=true} it fails it.
 */
public final class ForeignTool {

    private static final Duration RUN_MAX = Duration.ofSeconds(120);

    private final Path path;

    private ForeignTool(Path path) {
        this.path = path;
    }

    /** The tool of this name on the search path. */
    public static ForeignTool require(String name) {
        return find(name).orElseThrow(() -> missing(name, "not found on the search path"));
    }

    /** Says that a tool, though perhaps installed, cannot be used here; fails when foreign tools are required. */
    public static RuntimeException missing(String name, String because) {
        if (Boolean.getBoolean("consilium.foreign-tools.required")) {
            throw new AssertionError(name + " is required: " + because);
        }
        throw Skips.because(name, because);
    }

    private static Optional<ForeignTool> find(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH"))
                        .orElse("")
                        .split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(ForeignTool::new);
    }

    public Path path() {
        return path;
    }

    /** Runs the tool to its end, at most two minutes; a longer run is killed and fails the test. */
    public Result run(Object... arguments) {
        return run(RUN_MAX, arguments);
    }

    /** As {@link #run(Object...)} with a longer or shorter time. */
    public Result run(Duration longest, Object... arguments) {
        try {
            var output = Files.createTempFile("foreign-tool", ".log");
            try {
                var process = start(output, arguments);
                if (!process.waitFor(longest.toSeconds(), SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(path + " still runs after " + longest);
                }
                return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + path, e);
        }
    }

    /** Starts the tool and leaves it running; the caller ends it. Both its outputs go into one file. */
    public Process start(Path output, Object... arguments) {
        var command = new ArrayList<>(List.of(path.toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How a run ended.
     *
     * @param output standard output and standard error together, one character per byte
     */
    public record Result(int exitCode, String output) {}
}
