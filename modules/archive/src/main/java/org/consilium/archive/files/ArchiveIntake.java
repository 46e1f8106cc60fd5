package org.consilium.archive.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.consilium.archive.Origin;
import org.consilium.archive.files.TakenFile.Outcome;

/** Goes through one ZIP archive and those in it, within the limits that hold for all of them together. */
final class ArchiveIntake {

    private static final String INSIDE = "!/";

    private final FileIntake files;
    private final FileLimits limits;
    private final Origin origin;
    private final Consumer<TakenFile> each;
    private int entries;
    private long expandedBytesLeft;

    ArchiveIntake(FileIntake files, FileLimits limits, Origin origin, Consumer<TakenFile> each) {
        this.files = files;
        this.limits = limits;
        this.origin = origin;
        this.each = each;
    }

    /** Everything in it; where a limit ends that, the archive itself is reported as refused. */
    void take(String name, Path archive) throws IOException {
        expandedBytesLeft = limits.expandedBytesMax(Files.size(archive));
        try {
            take(name, archive, 1);
        } catch (LimitReached limit) {
            each.accept(new TakenFile(name, Outcome.REFUSED, limit.word));
        }
    }

    private void take(String name, Path archive, int depth) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var all = zip.entries(); all.hasMoreElements(); ) {
                var entry = all.nextElement();
                if (!entry.isDirectory()) {
                    if (++entries > limits.entriesMax()) {
                        throw new LimitReached(TakenFile.ARCHIVE_ENTRIES);
                    }
                    takeEntry(name, zip, entry, archive, depth);
                }
            }
        } catch (ZipException damaged) {
            each.accept(new TakenFile(name, Outcome.REFUSED, TakenFile.ARCHIVE_DAMAGED));
        }
    }

    /** One damaged or locked entry does not keep the others out. */
    private void takeEntry(String name, ZipFile zip, ZipEntry entry, Path archive, int depth) throws IOException {
        if (isTrick(entry.getName())) {
            each.accept(new TakenFile(name, Outcome.REFUSED, TakenFile.ARCHIVE_PATH));
            return;
        }
        var inside = name + INSIDE + entry.getName();
        try (var in = new BufferedInputStream(new Budgeted(zip.getInputStream(entry)))) {
            in.mark(Integer.BYTES);
            boolean nested = FileIntake.isArchive(in.readNBytes(Integer.BYTES));
            in.reset();
            if (nested) {
                takeNested(inside, in, archive, depth + 1);
            } else {
                each.accept(files.take(inside, in, origin));
            }
        } catch (ZipException | EOFException damaged) {
            each.accept(new TakenFile(inside, Outcome.REFUSED, TakenFile.ARCHIVE_DAMAGED));
        }
    }

    private void takeNested(String name, InputStream in, Path outer, int depth) throws IOException {
        if (depth > limits.depthMax()) {
            each.accept(new TakenFile(name, Outcome.REFUSED, TakenFile.ARCHIVE_DEPTH));
            return;
        }
        var copy = Files.createTempFile(outer.toAbsolutePath().getParent(), "nested-", ".part");
        try {
            try (var out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
            take(name, copy, depth);
        } finally {
            Files.delete(copy);
        }
    }

    /** Names are never used as names of files here; one that tries to leave its folder tells what kind of archive this is. */
    static boolean isTrick(String name) {
        return name.length() > FileLimits.NAME_MAX
                || name.startsWith("/")
                || name.startsWith("\\")
                || name.matches("(?s)[A-Za-z]:.*")
                || name.chars().anyMatch(Character::isISOControl)
                || ("/" + name.replace('\\', '/') + "/").contains("/../");
    }

    /** A limit of the whole archive. */
    private static final class LimitReached extends IOException {
        private static final long serialVersionUID = 1;

        private final String word;

        LimitReached(String word) {
            super("The archive reached a limit: " + word);
            this.word = word;
        }
    }

    /** Counts what comes out of the archive. */
    private final class Budgeted extends FilterInputStream {

        Budgeted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            expandedBytesLeft -= Math.max(0, count);
            if (expandedBytesLeft < 0) {
                throw new LimitReached(TakenFile.ARCHIVE_EXPANDS);
            }
            return count;
        }
    }
}
