package org.consilium.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.consilium.archive.Origin;
import org.consilium.archive.files.TakenFile;
import org.consilium.security.PersonId;

/** One file on its way. What came is flushed piece by piece; where it ends on disk is where it goes on. */
final class Upload {

    private static final int BUFFER_BYTES = 64 << 10;

    /** How far it is. */
    enum State {
        RECEIVING,
        /** Whole, and being looked through. */
        TAKING,
        DONE
    }

    private final String id;
    private final PersonId person;
    private final Origin origin;
    private final String name;
    private final long size;
    private final Path file;
    private final List<TakenFile> taken = new ArrayList<>();
    private State state = State.RECEIVING;
    private Instant touched;

    Upload(String id, PersonId person, Origin origin, String name, long size, Path file, Instant now) {
        this.id = id;
        this.person = person;
        this.origin = origin;
        this.name = name;
        this.size = size;
        this.file = file;
        this.touched = now;
    }

    String id() {
        return id;
    }

    PersonId person() {
        return person;
    }

    Origin origin() {
        return origin;
    }

    String name() {
        return name;
    }

    Path file() {
        return file;
    }

    synchronized Instant touched() {
        return touched;
    }

    synchronized State state() {
        return state;
    }

    /** Bytes that are here. */
    synchronized long offset() throws IOException {
        return state == State.RECEIVING && Files.exists(file) ? Files.size(file) : state == State.RECEIVING ? 0 : size;
    }

    /**
     * Takes a piece that begins where the last one ended; one that begins elsewhere is not read.
     *
     * @return whether the file is whole now, and the caller is to take it
     */
    synchronized boolean append(long offset, InputStream piece, Instant now) throws IOException {
        touched = now;
        if (state != State.RECEIVING || offset != offset()) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            try {
                transfer(piece, channel, size - offset);
            } finally {
                channel.force(false);
            }
            if (channel.size() < size) {
                return false;
            }
        }
        state = State.TAKING;
        return true;
    }

    private static void transfer(InputStream piece, FileChannel channel, long left) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long room = left;
        for (int count = piece.read(buffer, 0, (int) Math.min(buffer.length, room));
                count > 0;
                count = piece.read(buffer, 0, (int) Math.min(buffer.length, room))) {
            var bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            room -= count;
        }
    }

    synchronized void took(TakenFile one) {
        taken.add(one);
    }

    synchronized void done(Instant now) throws IOException {
        state = State.DONE;
        touched = now;
        Files.deleteIfExists(file);
    }

    /** What became of the files in it, from one of them on. */
    synchronized List<TakenFile> taken(int from, int limit) {
        int begin = Math.clamp(from, 0, taken.size());
        return List.copyOf(taken.subList(begin, Math.min(taken.size(), begin + limit)));
    }

    synchronized int takenCount() {
        return taken.size();
    }

    /** Whether anything was refused, so that it is worth sending again. */
    synchronized boolean isRefused() {
        return taken.stream().anyMatch(one -> one.outcome() == TakenFile.Outcome.REFUSED);
    }
}
