package org.consilium.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the test classes in a JVM of its own with a small heap. */
public final class SmallJvm {

    private static final long RUN_SECONDS_MAX = 120;

    /**
     * What a program left behind.
     *
     * @param output standard output and standard error together
     */
    public record Ended(int exitCode, String output) {}

    private SmallJvm() {}

    /**
     * Runs a program to its end.
     *
     * @param main has {@code public static void main(String[])}
     * @param heapMebibytes what {@code -Xmx} says
     * @throws IllegalStateException if it does not end in time
     */
    public static Ended run(Class<?> main, int heapMebibytes, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("small-jvm-", ".txt");
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heapMebibytes + "m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName()));
            command.addAll(List.of(arguments));
            int exitCode = exitCode(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start());
            return new Ended(exitCode, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static int exitCode(Process process) throws InterruptedException {
        try {
            if (!process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running after " + RUN_SECONDS_MAX + " s");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
