package org.consilium.archive.quarantine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.storage.DurableFiles;

/**
 * What the row of a quarantined newcomer is to say, kept in a file beside it while PostgreSQL does not answer.
 *
 * @param newcomer as it was received
 */
record UnlistedNote(ReceivedInstance newcomer, ConflictKind kind) {

    static final String SUFFIX = ".unlisted";

    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /** Is on the disk when this returns. */
    void write(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(kind.name());
            out.write(newcomer.encode());
        }
        var temporary = file.resolveSibling(UUID.randomUUID() + Quarantine.TEMPORARY);
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var content = ByteBuffer.wrap(bytes.toByteArray()); content.hasRemaining(); ) {
                channel.write(content);
            }
            channel.force(false);
            DurableFiles.publish(temporary, beside(file));
        } catch (FileAlreadyExistsException cameBefore) {
            // The same content came while PostgreSQL was away before; the first arrival counts.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** @throws RuntimeException when the note is damaged */
    static UnlistedNote read(Path note) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(note)))) {
            var kind = ConflictKind.valueOf(in.readUTF());
            return new UnlistedNote(ReceivedInstance.decode(in.readAllBytes()), kind);
        }
    }
}
