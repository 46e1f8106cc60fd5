package org.consilium.cli.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.cli.console.Console;

/** What is named on a command line as input: files, folders, and {@code -} for standard input. */
final class Inputs {

    private static final Path STANDARD_INPUT = Path.of("-");

    private Inputs() {}

    /** Opens one; standard input is not closed by closing it. */
    static InputStream open(Console console, Path named) throws IOException {
        if (!named.equals(STANDARD_INPUT)) {
            return new BufferedInputStream(Files.newInputStream(named));
        }
        return new BufferedInputStream(console.in()) {
            @Override
            public void close() {
                // others may want to read what follows
            }
        };
    }

    static boolean isStandardInput(Path named) {
        return named.equals(STANDARD_INPUT);
    }

    /** The files that are meant: those named, and all in folders that are named, in the order of their names. */
    static List<Path> files(List<Path> named) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path each : named) {
            if (Files.isDirectory(each)) {
                try (Stream<Path> inside = Files.walk(each)) {
                    inside.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            } else {
                files.add(each);
            }
        }
        return files;
    }
}
