package org.consilium.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * Gives up the oldest points of a backup and the objects that only they referred to. What is not certainly a point stays, and of complete
 * points the newest stays whatever was asked for. A point that is given up stops being one before anything of it is deleted, so that an
 * interruption leaves no half point behind that looks whole.
 */
final class Pruning {

    /** Most points that can be asked for. */
    static final int KEEP_MAX = 10_000;

    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z");

    /** Behind the name of a point that is being deleted; such a one is never taken for a point. */
    private static final String GIVEN_UP = ".given-up" + Point.UNFINISHED;

    private final Path target;
    private final Progress.Screen screen;

    /** @param target folder of the backup */
    Pruning(Path target, Progress.Screen screen) {
        this.target = target.toAbsolutePath().normalize();
        this.screen = screen;
    }

    /**
     * Says what {@link #run} would do once there is one point more, and does nothing.
     *
     * @param keep points that stay, the one to come included
     */
    void rehearse(int keep) throws IOException {
        requireBackup();
        var points = points();
        var old = points.subList(Math.min(Math.max(keep - 1, 1), points.size()), points.size());
        old.forEach(point -> screen.say("Would be given up: " + point.folder()));
        var left = points.subList(0, points.size() - old.size());
        screen.say("%d of %d points and %d objects would go; nothing was changed."
                .formatted(old.size(), points.size(), unreferenced(left).size()));
    }

    /**
     * Does it.
     *
     * @param keep complete points that stay, at least 1
     */
    void run(int keep) throws IOException {
        requireBackup();
        finishEarlier();
        var points = points();
        var left = points.subList(0, Math.min(Math.max(keep, 1), points.size()));
        for (var point : points.subList(left.size(), points.size())) {
            var givenUp = point.folder().resolveSibling(point.name() + GIVEN_UP);
            Files.move(point.folder(), givenUp);
            FileSystemUtils.deleteRecursively(givenUp);
            screen.say("Given up: " + point.name());
        }
        if (isAnotherUnderWay()) {
            screen.say("Objects stay until no point is unfinished: another backup may have brought some of them.");
            return;
        }
        var objects = unreferenced(left);
        for (var object : objects) {
            Files.delete(object);
        }
        screen.say("%d points stay; %d objects that none of them names were deleted."
                .formatted(left.size(), objects.size()));
    }

    private void requireBackup() {
        if (!Files.exists(target.resolve(Backup.MARK))) {
            throw new BackupFailed(target + " is no backup.");
        }
    }

    /** Complete points with the names that a backup gives, the newest first. */
    private List<Point> points() throws IOException {
        return Point.of(target).stream()
                .filter(point -> NAME.matcher(point.name()).matches())
                .filter(point -> Files.exists(point.description()) && Files.exists(point.objectList()))
                .toList();
    }

    private void finishEarlier() throws IOException {
        for (var folder : folders()) {
            if (folder.toString().endsWith(GIVEN_UP)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private boolean isAnotherUnderWay() throws IOException {
        return folders().stream().anyMatch(folder -> folder.toString().endsWith(Point.UNFINISHED));
    }

    private List<Path> folders() throws IOException {
        var points = target.resolve(Point.POINTS);
        if (!Files.isDirectory(points)) {
            return List.of();
        }
        try (var folders = Files.list(points)) {
            return folders.toList();
        }
    }

    /** Objects that neither a point that stays nor any other folder among the points names. */
    private List<Path> unreferenced(List<Point> left) throws IOException {
        var objects = target.resolve(Point.OBJECTS);
        if (!Files.isDirectory(objects)) {
            return List.of();
        }
        var named = named(left);
        try (var files = Files.walk(objects)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !named.contains(objects.relativize(file).toString()))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Set<String> named(List<Point> left) throws IOException {
        var named = new HashSet<String>();
        var naming = new ArrayList<Point>(left);
        var points = points();
        folders().stream()
                .map(Point::new)
                .filter(folder -> !points.contains(folder) && Files.exists(folder.objectList()))
                .forEach(naming::add);
        for (var point : naming) {
            ObjectList.read(point.objectList()).entries().forEach(entry -> named.add(entry.key()));
        }
        return named;
    }
}
