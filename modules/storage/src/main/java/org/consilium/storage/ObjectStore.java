package org.consilium.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A flat space of immutable objects under keys: an S3 bucket or a folder. Keys are chosen fresh and random by
 * {@link ObjectKeys}; an object is written once, never changed, never overwritten.
 *
 * <p>All failures of the store are {@link IOException}s; nothing is partly visible after one.
 */
public interface ObjectStore {

    /**
     * Writes a new object and returns once it is durable and the store's copy was checked against the bytes sent. One that is
     * there already with the same bytes was written.
     *
     * @param length exact number of bytes, at least 0; at most one part of them is held in memory
     * @param bytes read to its end; not closed
     * @throws java.nio.file.FileAlreadyExistsException when the key holds other bytes, which stay untouched
     * @throws java.io.EOFException when the stream has fewer bytes than announced; nothing is kept
     * @throws StoreFault when the store confirmed the object and then did not hold it, or held other bytes
     */
    void put(String key, long length, InputStream bytes) throws IOException;

    /**
     * The same, and a large object whose upload was interrupted goes on from what the store holds of it: called again with the
     * same key, bytes and memory. Whether an uncertain upload has arrived is looked up, it is not repeated.
     */
    default void put(String key, long length, InputStream bytes, UploadMemory memory) throws IOException {
        put(key, length, bytes);
    }

    /** Has the store forget what it holds of an upload that nobody will go on with. */
    default void abandon(String key, String uploadId) throws IOException {}

    /**
     * Reads a range by one positioned read or one ranged request; the caller closes the stream.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such object
     * @throws java.io.EOFException when the range is not wholly inside the object
     */
    InputStream open(String key, long offset, long length) throws IOException;

    /** Whether a read costs a system call and not a request to somewhere else. */
    default boolean isNear() {
        return false;
    }

    /** The object's length, none when there is no such object. */
    Optional<ObjectSummary> stat(String key) throws IOException;

    /** Deletes; an object that is not there is deleted already. */
    void delete(String key) throws IOException;

    /**
     * Objects in the order of their keys.
     *
     * @param after only keys greater than this one; empty for the first page
     * @param limit most objects to answer
     */
    List<ObjectSummary> list(String after, int limit) throws IOException;

    /**
     * Whether the store itself names a checksum of this object that an upload of it is compared with. A folder needs none: its
     * bytes are flushed and counted.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such object
     */
    default boolean namesChecksum(String key) throws IOException {
        return true;
    }
}
