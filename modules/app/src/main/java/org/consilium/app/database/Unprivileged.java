package org.consilium.app.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.consilium.app.start.StartRefused;

/**
 * The command prefix under which PostgreSQL agrees to run. It refuses the superuser; started as root, it gets a user
 * namespace of its own, in which root is nobody and its files look like nobody's too.
 */
final class Unprivileged {

    private static final long PROBE_SECONDS = 10;

    private Unprivileged() {}

    static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        var unshare = List.of("unshare", "--user");
        if (!succeeds(List.of("unshare", "--user", "true"))) {
            throw new StartRefused(
                    "PostgreSQL does not run as root, and this system allows no user namespace (unshare --user). Start the"
                            + " node as a normal user, or name an external PostgreSQL with CONSILIUM_DB_URL, _USER, _PASSWORD.");
        }
        return unshare;
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .directory(Path.of("/").toFile())
                    .start();
            return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
