package org.consilium.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code postmaster.pid} of a data directory. After a killed node its server may still run, or the file may name a
 * process that is long gone or has become something else; PostgreSQL itself cannot tell the last case.
 */
record PostmasterPid(Path file) {

    private static final int PORT_LINE = 3;

    static PostmasterPid of(Path dataDirectory) {
        return new PostmasterPid(dataDirectory.resolve("postmaster.pid"));
    }

    /** The living server that uses this data directory. */
    Optional<ProcessHandle> server() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return pid().flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    /** Removes the file when no server is behind it. */
    void removeIfStale() throws IOException {
        if (server().isEmpty()) {
            Files.deleteIfExists(file);
        }
    }

    /** The port on which that server listens: the fourth line of the file. */
    Optional<Integer> port() throws IOException {
        if (server().isEmpty()) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.skip(PORT_LINE)
                    .findFirst()
                    .map(String::strip)
                    .filter(s -> s.matches("[0-9]{1,5}"))
                    .map(Integer::valueOf);
        }
    }

    private Optional<Long> pid() throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(s -> s.matches("[0-9]{1,10}"))
                    .map(Long::valueOf);
        }
    }
}
