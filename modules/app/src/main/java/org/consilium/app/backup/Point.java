package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One moment in a backup: {@code points/<time>} with the database, the spool, the quarantine, the settings, the list of
 * objects and the digests of all these files. The objects lie beside the points and are shared by them.
 *
 * @param folder of the point
 */
record Point(Path folder) {

    static final String POINTS = "points";
    static final String OBJECTS = "objects";
    static final String UNFINISHED = ".unfinished";

    /** The folder a new point is gathered in. */
    static Point begin(Path backup, String time) throws IOException {
        return new Point(Files.createDirectories(backup.resolve(POINTS).resolve(time + UNFINISHED)));
    }

    /** Complete points of a backup, the newest first; names are times and sort as such. */
    static List<Point> of(Path backup) throws IOException {
        var folder = backup.resolve(POINTS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var points = Files.list(folder)) {
            var found = new ArrayList<Point>();
            points.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.toString().endsWith(UNFINISHED))
                    .filter(path -> Files.exists(path.resolve("SHA256SUMS")))
                    .forEach(path -> found.add(new Point(path)));
            return found;
        }
    }

    /** The newest point of a backup, or the point that this folder itself is. */
    static Point find(Path source) throws IOException {
        if (Files.exists(source.resolve("SHA256SUMS"))) {
            return new Point(source);
        }
        var newest = Optional.ofNullable(
                Point.of(source).isEmpty() ? null : Point.of(source).getFirst());
        return newest.orElseThrow(() -> new BackupFailed(source + " holds no complete backup."));
    }

    /** The point under the name that says it is complete. */
    Point finished() throws IOException {
        var name = folder.getFileName().toString();
        var target = folder.resolveSibling(name.substring(0, name.length() - UNFINISHED.length()));
        return new Point(Files.move(folder, target));
    }

    String name() {
        return folder.getFileName().toString();
    }

    Path database() {
        return folder.resolve("database");
    }

    Path spool() {
        return folder.resolve("spool");
    }

    Path quarantine() {
        return folder.resolve("quarantine");
    }

    Path settings() {
        return folder.resolve("settings");
    }

    /** Keys without which the database does not open everything it holds. */
    Path secrets() {
        return folder.resolve("secrets");
    }

    /** Key, length and SHA-256 of each object, in columns divided by tabs. */
    Path objectList() {
        return folder.resolve("objects.tsv");
    }

    /** Where the objects of this point lie; not there when they stayed in an S3 store. */
    Path objects() {
        return folder.resolveSibling("..").resolve(OBJECTS).normalize();
    }

    Path digests() {
        return folder.resolve("SHA256SUMS");
    }

    Path description() {
        return folder.resolve("point.properties");
    }
}
