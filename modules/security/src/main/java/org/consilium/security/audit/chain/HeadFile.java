package org.consilium.security.audit.chain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The newest signed head beside the database, so that a database that was cut shows it. */
public final class HeadFile {

    private final Path file;

    public HeadFile(Path folder) {
        this.file = folder.resolve("head");
    }

    void write(SignedHead head) throws IOException {
        var fresh = file.resolveSibling("head.new");
        Files.writeString(fresh, head.line() + "\n", US_ASCII);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** None before the first one, or when the file is no head. */
    public Optional<SignedHead> read() throws IOException {
        return Files.exists(file) ? SignedHead.parse(Files.readString(file, US_ASCII)) : Optional.empty();
    }
}
