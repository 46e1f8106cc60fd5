package org.consilium.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The password between the node and its embedded PostgreSQL: random, made once, readable by the node's user only.
 *
 * @param file where it is kept, in the form that {@code initdb --pwfile} reads
 */
record PostgresPassword(Path file, String value) {

    private static final int RANDOM_BYTES = 24;

    static PostgresPassword keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return new PostgresPassword(file, Files.readString(file).strip());
    }

    @Override
    public String toString() {
        return "PostgresPassword[file=" + file + "]";
    }
}
