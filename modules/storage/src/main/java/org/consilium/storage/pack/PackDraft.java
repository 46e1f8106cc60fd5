package org.consilium.storage.pack;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pack to be written. Its instances are added first; their bytes are read only while {@link #open} is, so that a pack of any
 * size needs little memory. Used by one thread.
 */
public final class PackDraft {

    /** Opens the bytes of a data set. */
    public interface Source {
        /** @throws java.nio.file.NoSuchFileException when they are lost */
        InputStream open() throws IOException;
    }

    /** A file of the pack and where its bytes come from. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record Member(PackEntry entry, byte[] head, Source dataSet) {}

    private final List<Member> members = new ArrayList<>();
    private Optional<PackedInstance> damaged = Optional.empty();
    private long filesLength;

    /**
     * Adds an instance behind the others.
     *
     * @param head preamble, prefix and file meta group
     * @param dataLength bytes that the source has
     */
    public void add(PackedInstance instance, byte[] head, long dataLength, Source dataSet) {
        var entry = new PackEntry(instance, filesLength, head.length, dataLength);
        members.add(new Member(entry, head, dataSet));
        filesLength += entry.length();
    }

    public List<PackEntry> entries() {
        return members.stream().map(Member::entry).toList();
    }

    /** Bytes of the files, without the index. */
    public long filesLength() {
        return filesLength;
    }

    /** Bytes of the whole pack. */
    public long length() {
        return filesLength + index().length;
    }

    private byte[] index() {
        var heads = PackIndex.newSha256();
        members.forEach(member -> heads.update(member.head()));
        return PackIndex.encode(entries(), heads.digest());
    }

    /**
     * The bytes of the pack. Each data set is compared with its digest on the way: where it differs, or is lost, reading fails
     * and {@link #damaged} says which one it was. Errors of the disk fly as they are.
     */
    public InputStream open() {
        return new PackInputStream(members, index(), instance -> damaged = Optional.of(instance));
    }

    /** The instance that kept the pack from being written, if it was one. */
    public Optional<PackedInstance> damaged() {
        return damaged;
    }
}
