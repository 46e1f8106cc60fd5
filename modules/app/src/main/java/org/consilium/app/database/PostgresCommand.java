package org.consilium.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one of PostgreSQL's own programs to its end. Their output goes to a file: a pipe would be held by the server itself. */
final class PostgresCommand {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCommand.class);
    private static final Duration RUN_MAX = Duration.ofSeconds(120);

    private final Path program;
    private final Path output;
    private final List<String> prefix = Unprivileged.prefix();

    PostgresCommand(Path program, Path output) {
        this.program = program;
        this.output = output;
    }

    /** Whether the program ended with exit code 0 in time; otherwise its output goes into the log. */
    boolean run(String name, List<String> arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(program.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(program.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        if (endsWell(builder.start())) {
            return true;
        }
        LOG.warn("PostgreSQL's {} failed: {}", name, Files.readString(output).strip());
        return false;
    }

    private static boolean endsWell(Process process) throws IOException {
        try {
            if (process.waitFor(RUN_MAX.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("Interrupted while PostgreSQL was working", e);
        }
    }
}
