package org.consilium.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.consilium.app.database.NodeDatabase;
import org.consilium.app.home.Home;
import org.consilium.storage.ObjectStores;
import org.springframework.util.FileSystemUtils;

/**
 * Takes a point of a node that may be running. Files of the spool are held by links before and after the moment of the
 * database is fixed: an instance that its rows place in the spool lies in one of them, and what is acknowledged before the
 * backup begins is in the rows, in the spool, or in both.
 */
final class Backup {

    /** Names the format, so that a folder of something else is not taken for a backup. */
    static final String MARK = "consilium-backup";

    /** Glances that may fail because the node drained and deleted a file of the spool between two of them. */
    private static final int ATTEMPTS_MAX = 5;

    /** How long the node keeps what a backup that was killed referred to. */
    private static final Duration RUN_MAX = Duration.ofDays(2);

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final BackedUpNode node;
    private final Map<String, String> environment;
    private final Path target;
    private final Duration keep;
    private final Progress.Screen screen;

    /** @param keep how long objects that stay in an S3 store are kept for this point */
    Backup(BackedUpNode node, Map<String, String> environment, Path target, Duration keep, Progress.Screen screen) {
        this.node = node;
        this.environment = environment;
        this.target = target.toAbsolutePath().normalize();
        this.keep = keep;
        this.screen = screen;
    }

    /** The point; nothing of it is left when it fails. */
    Point run() throws IOException, SQLException {
        var home = node.home();
        if (!Files.isDirectory(home)) {
            throw new BackupFailed("There is no node in " + home + ". Set CONSILIUM_HOME.");
        }
        if (target.startsWith(home)) {
            throw new BackupFailed("The backup " + target + " would lie inside the node's own folder.");
        }
        prepareTarget();
        try (var lock =
                FileChannel.open(home.resolve("backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new BackupFailed("Another backup of " + home + " is running.");
            }
            if (Home.isInUse(home)) {
                try (var database = NodeDatabase.ofRunning(node.database(), node.postgres())) {
                    return point(database);
                }
            }
            screen.say("No node is running on " + home + "; its database is used meanwhile.");
            try (var own = Home.open(home);
                    var database = NodeDatabase.start(node.database(), own.postgres())) {
                return point(database);
            }
        }
    }

    private void prepareTarget() throws IOException {
        if (Files.exists(target.resolve(MARK))) {
            return;
        }
        if (Files.exists(target)) {
            try (var content = Files.list(target)) {
                if (content.findAny().isPresent()) {
                    throw new BackupFailed(target + " is not empty and no backup. Name another folder.");
                }
            }
        }
        Files.createDirectories(target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(target.resolve(MARK), "1\n");
    }

    private Point point(NodeDatabase database) throws IOException, SQLException {
        var begun = Instant.now();
        var earlier = Point.of(target);
        var point = Point.begin(target, NAME.format(begun));
        try (var kept = KeptPoint.begin(database, RUN_MAX)) {
            write(point, earlier, database);
            if (node.isInS3()) {
                kept.keep(keep);
            }
            describe(point, begun);
            Digests.write(point);
            var finished = point.finished();
            screen.say("Complete: " + finished.folder());
            return finished;
        } finally {
            FileSystemUtils.deleteRecursively(point.folder());
        }
    }

    private void write(Point point, List<Point> earlier, NodeDatabase database) throws IOException, SQLException {
        try (var spool = new LinkedFolder(node.spool(), Backup::isRecord);
                var quarantine = new LinkedFolder(node.quarantine(), Backup::isNewcomer);
                var dump = Moment.of(database, spool, quarantine, ATTEMPTS_MAX, screen)) {
            dump.writeTo(point.database(), screen.bytes("Database", dump.bytes()));
            var progress = screen.bytes("Spool", spool.bytes() + quarantine.bytes());
            spool.copyTo(point.spool(), progress::add);
            quarantine.copyTo(point.quarantine(), progress::add);
            objects(dump.objectKeys(), earlier).write(point.objectList());
        }
        SettingsFiles.write(environment, point.settings());
        SettingsFiles.keys(node.secrets(), point.secrets());
    }

    /** Unfinished arrivals and the lock do not matter; whatever else lies there may be needed. */
    private static boolean isRecord(String name) {
        return !name.endsWith(".partial") && !name.equals("lock");
    }

    /** With what is written beside those that the database has not been told of yet. */
    private static boolean isNewcomer(String name) {
        return name.endsWith(".dcm") || name.endsWith(".unlisted");
    }

    private ObjectList objects(List<String> keys, List<Point> earlier) throws IOException {
        return node.isInS3()
                ? ObjectBackup.inS3(ObjectStores.s3(node.storage().s3()), keys, screen)
                : new ObjectBackup(target, earlier).fromFolder(node.objects(), keys, screen);
    }

    private void describe(Point point, Instant begun) throws IOException {
        var description = new Properties();
        description.setProperty("begun", begun.toString());
        description.setProperty("ae-title", node.node().aeTitle());
        description.setProperty("objects", node.isInS3() ? "s3" : "folder");
        if (node.isInS3()) {
            description.setProperty("bucket", node.storage().s3().bucket());
            description.setProperty("kept-until", begun.plus(keep).toString());
        }
        try (var out = Files.newBufferedWriter(point.description())) {
            description.store(out, "A point of a Consilium node");
        }
    }
}
