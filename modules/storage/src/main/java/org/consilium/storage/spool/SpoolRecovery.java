package org.consilium.storage.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds at start what an earlier run left: unfinished objects are deleted, torn tails cut, everything complete is kept.
 * Damage in front of a complete record is never cut: it is reported and stays on disk.
 */
final class SpoolRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolRecovery.class);

    private final SpoolFiles files;

    SpoolRecovery(SpoolFiles files) {
        this.files = files;
    }

    void run() throws IOException {
        try (var paths = Files.list(files.folder())) {
            for (var path : paths.sorted().toList()) {
                var text = path.getFileName().toString();
                if (text.endsWith(FileName.PARTIAL)) {
                    Files.delete(path);
                    continue;
                }
                var name = FileName.parse(text);
                if (name.isPresent()) {
                    recover(path, name.get());
                }
            }
        }
    }

    private void recover(Path path, FileName name) throws IOException {
        var file = files.named(name);
        try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (name.isSegment()) {
                new SegmentScan(file, channel).run();
            } else {
                object(file, channel);
            }
        }
        var records = file.records();
        if (records.isEmpty() && Files.size(path) > 0) {
            setAside(path);
            return;
        }
        files.usage().countBytes(Files.size(path));
        files.usage().countRecords(records.size());
        files.register(file);
        files.seal(file);
    }

    /** A large object got its name only after its flush, so its length and head tell whether it is whole. */
    private static void object(SpoolFile file, FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(RecordHeader.LENGTH);
        channel.read(buffer, 0);
        RecordHeader.decode(buffer.flip(), file.fileId())
                .filter(header -> header.recordLength() == sizeOf(channel))
                .ifPresent(header -> file.added(0, header));
    }

    private static long sizeOf(FileChannel channel) {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void setAside(Path path) throws IOException {
        LOG.error("Spool file {} holds no complete record; it is set aside", path.getFileName());
        Files.move(path, path.resolveSibling(path.getFileName() + FileName.DAMAGED), StandardCopyOption.ATOMIC_MOVE);
    }
}
