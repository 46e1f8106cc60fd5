package org.consilium.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.consilium.storage.DurableFiles;

/** Copies of files that are flushed before they get their name, with their SHA-256 taken on the way. */
final class CheckedCopy {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final String PARTIAL = ".partial";

    private CheckedCopy() {}

    /**
     * Copies so many bytes of a file; the source may grow meanwhile.
     *
     * @return their SHA-256 in hexadecimal digits
     */
    static String copy(Path source, long length, Path target, LongConsumer progress) throws IOException {
        Files.createDirectories(DurableFiles.folderOf(target));
        var temporary = target.resolveSibling(target.getFileName() + PARTIAL);
        try (var in = Files.newInputStream(source);
                var out = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var digest = sha256();
            transfer(in, length, digest, out, progress);
            out.force(false);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return HexFormat.of().formatHex(digest.digest());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void transfer(
            InputStream in, long length, MessageDigest digest, FileChannel out, LongConsumer progress)
            throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new IOException("%d of %d bytes are missing".formatted(left, length));
            }
            digest.update(buffer, 0, count);
            var bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            left -= count;
            progress.accept(count);
        }
    }

    /** The SHA-256 of a whole file in hexadecimal digits. */
    static String sha256(Path file, LongConsumer progress) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER_BYTES];
        try (var in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                progress.accept(count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
