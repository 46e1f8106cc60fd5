package org.consilium.app.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.consilium.app.start.StartRefused;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs that travel in the node's jar. Each build of them gets a folder of its own. */
final class PostgresProgram {

    private static final int OWNER_EXECUTE = 0100;

    private PostgresProgram() {}

    /** The folder with {@code bin/pg_ctl}; unpacked at the first start, complete or not there at all. */
    static Path unpackedBelow(Path folder) throws IOException {
        var resource = resourceName();
        var target = folder.resolve("program-" + checksum(resource));
        if (Files.isDirectory(target)) {
            return target;
        }
        var unfinished = Files.createTempDirectory(Files.createDirectories(folder), "unpacking-");
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(resource))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        }
        return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        var path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("An entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
            var executable = (entry.getMode() & OWNER_EXECUTE) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String resourceName() {
        var processor = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "unknown";
        };
        var name = "/postgres-linux-" + processor + ".txz";
        if (!System.getProperty("os.name").startsWith("Linux") || PostgresProgram.class.getResource(name) == null) {
            throw new StartRefused("No embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch")
                    + ". Name an external one with CONSILIUM_DB_URL, _USER, _PASSWORD.");
        }
        return name;
    }

    private static String checksum(String resource) throws IOException {
        try (var checked = new CheckedInputStream(open(resource), new CRC32())) {
            checked.transferTo(java.io.OutputStream.nullOutputStream());
            return Long.toHexString(checked.getChecksum().getValue());
        }
    }

    private static InputStream open(String resource) throws IOException {
        var stream = PostgresProgram.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException(resource + " is missing in the jar");
        }
        return stream;
    }
}
