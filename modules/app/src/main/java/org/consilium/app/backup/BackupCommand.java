package org.consilium.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.consilium.app.start.StartRefused;

/** {@code scripts/backup} and {@code scripts/restore}: the node's jar with {@code backup} or {@code restore} as first argument. */
public final class BackupCommand {

    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";
    private static final String KEEP = "--keep-days=";
    private static final String KEEP_POINTS = "--keep=";
    private static final String DRY_RUN = "--dry-run";
    private static final int KEEP_DAYS_DEFAULT = 30;
    private static final int KEEP_DAYS_MAX = 3650;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private BackupCommand() {}

    /** Whether these arguments are meant for it. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals(BACKUP) || arguments[0].equals(RESTORE));
    }

    /**
     * Does it.
     *
     * @param properties those the node itself is started with
     * @return the exit code: 0 done, 1 failed with a sentence, 2 misused
     */
    public static int run(Map<String, Object> properties, String... arguments) {
        var settings = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--consilium."))
                .toArray(String[]::new);
        var keep = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(KEEP))
                .toList();
        var keepPoints = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(KEEP_POINTS))
                .toList();
        boolean dryRun = List.of(arguments).contains(DRY_RUN);
        var folders = Arrays.stream(arguments)
                .skip(1)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (folders.size() != 1) {
            System.err.println("Name one folder.");
            return MISUSED;
        }
        if (dryRun && keepPoints.isEmpty()) {
            System.err.println(DRY_RUN + " goes with " + KEEP_POINTS + "N.");
            return MISUSED;
        }
        var screen = new Progress.Screen(
                System.out, System.console() != null && System.console().isTerminal());
        try {
            var node = BackedUpNode.of(properties, settings);
            var folder = Path.of(folders.getFirst());
            if (arguments[0].equals(BACKUP)) {
                backUp(
                        new Backup(node, System.getenv(), folder, keepDays(keep), screen),
                        new Pruning(folder, screen),
                        points(keepPoints),
                        dryRun);
            } else {
                new Restore(node, Point.find(folder.toAbsolutePath().normalize()), screen).run();
            }
            return 0;
        } catch (BackupFailed | StartRefused failure) {
            System.err.println(failure.getMessage());
        } catch (SQLException failure) {
            System.err.println("The database refused or went away: " + failure.getSQLState() + " "
                    + failure.getClass().getSimpleName() + ".");
        } catch (IOException | UncheckedIOException failure) {
            System.err.println("A file or the object store cannot be read or written: " + failure.getMessage());
        }
        System.err.println("Nothing was " + (arguments[0].equals(BACKUP) ? "backed up." : "restored."));
        return FAILED;
    }

    /** Old points go only once the new one is complete. */
    private static void backUp(Backup backup, Pruning pruning, OptionalInt keep, boolean dryRun)
            throws IOException, SQLException {
        if (dryRun) {
            pruning.rehearse(keep.orElseThrow());
            return;
        }
        backup.run();
        if (keep.isPresent()) {
            try {
                pruning.run(keep.getAsInt());
            } catch (IOException | UncheckedIOException e) {
                System.err.println("The new point is complete, but old ones could not be given up: " + e.getMessage());
            }
        }
    }

    private static OptionalInt points(List<String> options) {
        if (options.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int points = Integer.parseInt(options.getLast().substring(KEEP_POINTS.length()));
            if (points >= 1 && points <= Pruning.KEEP_MAX) {
                return OptionalInt.of(points);
            }
        } catch (NumberFormatException e) {
            throw new BackupFailed(KEEP_POINTS + " takes a number of points.", e);
        }
        throw new BackupFailed(KEEP_POINTS + " takes 1 to " + Pruning.KEEP_MAX + " points.");
    }

    private static Duration keepDays(List<String> options) {
        try {
            int days = options.isEmpty()
                    ? KEEP_DAYS_DEFAULT
                    : Integer.parseInt(options.getLast().substring(KEEP.length()));
            if (days >= 0 && days <= KEEP_DAYS_MAX) {
                return Duration.ofDays(days);
            }
        } catch (NumberFormatException e) {
            throw new BackupFailed(KEEP + " takes a number of days.", e);
        }
        throw new BackupFailed(KEEP + " takes 0 to " + KEEP_DAYS_MAX + " days.");
    }
}
