package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node is told from outside: its variables and the files they name, keys among them. They are kept with the point and
 * laid beside the restored data; a restore changes nothing outside the node's own folders.
 */
final class SettingsFiles {

    private static final String PREFIX = "CONSILIUM_";
    private static final String VARIABLES = "environment";
    private static final List<String> FILES = List.of(
            "CONSILIUM_CONFIG",
            "CONSILIUM_TLS_CERTIFICATE",
            "CONSILIUM_TLS_KEY",
            "CONSILIUM_TLS_PEERS",
            "CONSILIUM_TLS_REVOKED");

    private SettingsFiles() {}

    /** Files are named as the variable that names them, readable by their owner only. */
    static void write(Map<String, String> environment, Path folder) throws IOException {
        Files.createDirectories(folder);
        var lines = new ArrayList<String>();
        for (var variable : new TreeMap<>(environment).entrySet()) {
            if (variable.getKey().startsWith(PREFIX)) {
                lines.add(variable.getKey() + "=" + variable.getValue());
            }
        }
        ownerOnly(folder.resolve(VARIABLES));
        Files.write(folder.resolve(VARIABLES), lines);
        for (var name : FILES) {
            var source = environment.getOrDefault(name, "");
            if (!source.isBlank()) {
                ownerOnly(folder.resolve(name));
                Files.write(folder.resolve(name), Files.readAllBytes(Path.of(source)));
            }
        }
    }

    /** The keys of a folder, after the database was read: a key that was made meanwhile is there too. */
    static void keys(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.createDirectories(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var files = Files.list(from)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".key")).toList()) {
                var copy = to.resolve(file.getFileName());
                ownerOnly(copy);
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    private static void ownerOnly(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
