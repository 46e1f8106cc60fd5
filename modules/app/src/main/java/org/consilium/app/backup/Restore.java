package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.consilium.app.database.NodeDatabase;
import org.consilium.app.home.Home;
import org.consilium.storage.ObjectStores;

/**
 * Makes a node of a point: into folders that are empty and a database that is, embedded or external, whatever held them
 * before. Everything is verified and filled under other names first; after a failure nothing of it is left.
 */
final class Restore {

    private static final Set<String> NOTHING = Set.of(Home.LOCK, Home.RESTORING, "lost+found");

    private final BackedUpNode node;
    private final Point point;
    private final Progress.Screen screen;

    Restore(BackedUpNode node, Point point, Progress.Screen screen) {
        this.node = node;
        this.point = point;
        this.screen = screen;
    }

    void run() throws IOException, SQLException {
        screen.say("Restoring " + point.folder() + " into " + node.home());
        Digests.verify(point, screen.bytes("Verifying", Digests.bytes(point)));
        requireUsableStore();
        requireEmptyHome();
        try (var home = Home.openForRestore(node.home())) {
            Files.writeString(home.path().resolve(Home.RESTORING), point.folder() + "\n");
            var staged = new ArrayList<Staged>();
            boolean done = false;
            try {
                fill(staged);
                for (var folder : staged) {
                    folder.accept();
                }
                done = true;
            } finally {
                if (!done) {
                    for (var folder : staged) {
                        folder.discard();
                    }
                }
                Files.delete(home.path().resolve(Home.RESTORING));
            }
        }
        screen.say("Restored. Variables, configuration and keys of the node lie in "
                + node.home().resolve("settings") + "; the node can be started.");
    }

    private void requireUsableStore() throws IOException {
        if (isObjectsInS3() && !node.isInS3()) {
            throw new BackupFailed("The objects of this backup are in the bucket "
                    + description().getProperty("bucket") + " of an S3 store. Name it with CONSILIUM_S3_URL, _BUCKET,"
                    + " _ACCESS_KEY, _SECRET_KEY.");
        }
    }

    private boolean isObjectsInS3() throws IOException {
        return "s3".equals(description().getProperty("objects"));
    }

    private Properties description() throws IOException {
        var description = new Properties();
        try (var in = Files.newBufferedReader(point.description())) {
            description.load(in);
        }
        return description;
    }

    private void requireEmptyHome() throws IOException {
        if (!Files.isDirectory(node.home())) {
            return;
        }
        try (var content = Files.list(node.home())) {
            var found = content.map(path -> path.getFileName().toString())
                    .filter(name -> !NOTHING.contains(name) && !name.endsWith(".restoring"))
                    .findAny();
            if (found.isPresent()) {
                throw new BackupFailed(node.home() + " is not empty: it holds " + found.get()
                        + ". A restore overwrites nothing: name an empty folder with CONSILIUM_HOME.");
            }
        }
    }

    /** The database last: what may be wrong with a backup has been found by then. */
    private void fill(List<Staged> staged) throws IOException, SQLException {
        copy(point.spool(), stage(node.spool(), staged), "Spool");
        copy(point.quarantine(), stage(node.quarantine(), staged), "Quarantine");
        copy(point.settings(), stage(node.home().resolve("settings"), staged), "Settings");
        copy(point.secrets(), ownerOnly(stage(node.secrets(), staged)), "Keys");
        if (!node.isInS3()) {
            new ObjectRestore(point, screen).intoFolder(stage(node.objects(), staged));
        } else if (isObjectsInS3()) {
            new ObjectRestore(point, screen)
                    .requireIn(ObjectStores.s3(node.storage().s3()));
        } else {
            new ObjectRestore(point, screen)
                    .intoStore(ObjectStores.s3(node.storage().s3()));
        }
        var postgres = node.database().isEmbedded() ? stage(node.postgres(), staged) : node.postgres();
        try (var database = NodeDatabase.start(node.database(), postgres)) {
            var load = new DatabaseLoad(database, point.database());
            load.requireEmpty();
            load.run(screen.bytes("Database", bytes(point.database())));
        }
    }

    private static Path stage(Path target, List<Staged> staged) throws IOException {
        var folder = Staged.empty(target);
        staged.add(folder);
        return folder.folder();
    }

    private static Path ownerOnly(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private void copy(Path from, Path to, String what) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        var progress = screen.bytes(what, bytes(from));
        for (var file : files(from)) {
            var copy = to.resolve(from.relativize(file));
            CheckedCopy.copy(file, Files.size(file), copy, progress::add);
            Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
        }
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (var file : files(folder)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
