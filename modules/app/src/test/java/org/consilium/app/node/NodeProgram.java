package org.consilium.app.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The node as Java is told to run it.
 *
 * @param arguments after the options of the Java machine
 * @param postgres PostgreSQL's programs as an earlier start has unpacked them; none: every folder gets its own
 */
record NodeProgram(List<String> arguments, Optional<Path> postgres) {

    static final Path FILE = Path.of("target", "consilium-node.jar");

    /** The packaged jar, on nothing but an empty folder. */
    static final NodeProgram JAR = new NodeProgram(List.of("-jar", FILE.toString()), Optional.empty());

    /** The same code with half of the work of a start done; made at its first use. */
    static NodeProgram prepared() {
        return Prepared.PROGRAM;
    }

    /** Spares a node with an embedded PostgreSQL to unpack it. */
    void lendPostgres(Path home) throws IOException {
        if (postgres.isPresent() && !Files.exists(lent(home))) {
            Files.createDirectories(home.resolve("postgres"));
            Files.createSymbolicLink(lent(home), postgres.get());
        }
    }

    /** Leaves nothing that points out of the folder of a test. */
    void takePostgresBack(Path home) throws IOException {
        if (postgres.isPresent() && Files.isSymbolicLink(lent(home))) {
            Files.delete(lent(home));
        }
    }

    private Path lent(Path home) {
        return home.resolve("postgres").resolve(postgres.orElseThrow().getFileName());
    }

    /** Initialized by its class loader exactly once. */
    private static final class Prepared {
        static final NodeProgram PROGRAM = new PreparedProgram(FILE).make();
    }
}
