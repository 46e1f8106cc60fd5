package org.consilium.storage.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consilium.storage.ObjectStore;

/** Lists and extracts what is in a pack, from nothing but the object itself. */
public final class PackReader {

    /** Read from the end at first: most indexes are no longer, and then one request is enough. */
    private static final int TAIL_BYTES = 256 << 10;

    private final ObjectStore store;
    private final String key;
    private final List<PackEntry> entries;
    private final Optional<byte[]> headsSha256;

    private PackReader(ObjectStore store, String key, List<PackEntry> entries, Optional<byte[]> headsSha256) {
        this.store = store;
        this.key = key;
        this.entries = entries;
        this.headsSha256 = headsSha256;
    }

    /**
     * Reads the index of an object; none when it is no pack.
     *
     * @throws NoSuchFileException when there is no such object
     * @throws DamagedPack when its index is
     */
    public static Optional<PackReader> open(ObjectStore store, String key) throws IOException {
        long length =
                store.stat(key).orElseThrow(() -> new NoSuchFileException(key)).length();
        int tailLength = (int) Math.min(length, TAIL_BYTES);
        if (tailLength < PackIndex.LAST_LINE_BYTES) {
            return Optional.empty();
        }
        var tail = read(store, key, length - tailLength, tailLength);
        var lastLine = Arrays.copyOfRange(tail, tailLength - PackIndex.LAST_LINE_BYTES, tailLength);
        var last = PackIndex.LastLine.parse(lastLine);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        long filesLength = length - PackIndex.LAST_LINE_BYTES - last.get().indexLength();
        if (filesLength < 0 || last.get().indexLength() > PackIndex.BYTES_MAX) {
            throw new DamagedPack("The index of pack " + key + " cannot be as long as it says");
        }
        int indexLength = (int) last.get().indexLength();
        int before = tailLength - PackIndex.LAST_LINE_BYTES - indexLength;
        var lines = before >= 0
                ? Arrays.copyOfRange(tail, before, before + indexLength)
                : read(store, key, filesLength, indexLength);
        var entries = PackIndex.decode(lines, last.get(), filesLength);
        return Optional.of(new PackReader(store, key, entries, PackIndex.headsSha256(lines)));
    }

    private static byte[] read(ObjectStore store, String key, long offset, int length) throws IOException {
        try (var in = store.open(key, offset, length)) {
            return in.readNBytes(length);
        }
    }

    /** In the order in which they lie in the pack. */
    public List<PackEntry> entries() {
        return entries;
    }

    /**
     * Digest of preamble, prefix and file meta group of every file, one after another: what lies in the pack before the index and
     * is no data set. Packs of earlier versions have none.
     */
    public Optional<byte[]> headsSha256() {
        return headsSha256.map(byte[]::clone);
    }

    /** The whole Part 10 file of an instance; the caller closes the stream. */
    public InputStream openFile(PackEntry entry) throws IOException {
        return store.open(key, entry.offset(), entry.length());
    }

    /** The data set of an instance; the caller closes the stream. */
    public InputStream openDataSet(PackEntry entry) throws IOException {
        return store.open(key, entry.dataOffset(), entry.dataLength());
    }
}
