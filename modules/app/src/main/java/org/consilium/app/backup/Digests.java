package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file {@code SHA256SUMS} of a point, which {@code sha256sum -c} reads too. Written last: without it a point is not one. */
final class Digests {

    private static final String BETWEEN = "  ";

    private Digests() {}

    /** Over every file of the point. */
    static void write(Point point) throws IOException {
        var lines = new ArrayList<String>();
        for (var file : files(point)) {
            lines.add(CheckedCopy.sha256(file, count -> {})
                    + BETWEEN
                    + point.folder().relativize(file));
        }
        Files.write(point.digests(), lines);
    }

    static long bytes(Point point) throws IOException {
        long bytes = 0;
        for (var file : files(point)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static List<Path> files(Point point) throws IOException {
        try (var paths = Files.walk(point.folder())) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(point.digests()))
                    .sorted()
                    .toList();
        }
    }

    /** Refuses a point of which a file is missing, cut or changed, and says which. */
    static void verify(Point point, Progress progress) throws IOException {
        for (var line : Files.readAllLines(point.digests())) {
            int between = line.indexOf(BETWEEN);
            if (between < 0) {
                throw new BackupFailed(point.digests() + " is damaged.");
            }
            var name = line.substring(between + BETWEEN.length());
            var file = point.folder().resolve(name).normalize();
            if (!file.startsWith(point.folder()) || !Files.exists(file)) {
                throw new BackupFailed("The backup is damaged: " + name + " is missing in " + point.folder() + ".");
            }
            if (!CheckedCopy.sha256(file, progress::add).equals(line.substring(0, between))) {
                throw new BackupFailed("The backup is damaged: " + name + " in " + point.folder()
                        + " is not what was written (its SHA-256 differs).");
            }
        }
    }
}
