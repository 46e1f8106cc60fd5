package org.consilium.cli.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.consilium.cli.console.Console;

/** Where a result goes: a file, or standard output. */
final class Outputs {

    /** Writes a result. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private Outputs() {}

    /** Writes to standard output without a file. A file appears under its name only when all of it is written. */
    static void write(Console console, Optional<Path> file, Writer writer) throws IOException {
        if (file.isPresent()) {
            writeFile(file.get(), writer);
        } else {
            writer.write(console.out());
            console.out().flush();
        }
    }

    /** Writes a file, which appears under its name only when all of it is written. */
    static void writeFile(Path file, Writer writer) throws IOException {
        Path unfinished = Files.createTempFile(folderOf(file), ".writing-", ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                writer.write(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
