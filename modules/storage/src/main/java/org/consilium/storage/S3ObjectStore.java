package org.consilium.storage;

import static org.consilium.storage.S3Failures.alreadyExists;
import static org.consilium.storage.S3Failures.call;
import static org.consilium.storage.S3Failures.failure;
import static org.consilium.storage.S3Failures.isAbsent;
import static org.consilium.storage.S3Failures.isCode;
import static org.consilium.storage.S3Failures.missing;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.consilium.storage.StorageSettings.S3Settings;
import org.jspecify.annotations.Nullable;

/**
 * Objects in a bucket of any store that speaks S3. Small ones are created with {@code If-None-Match: *}, large ones sent in
 * parts; either way the store's own checksum is compared with the bytes sent, and an uncertain completion is looked up.
 */
final class S3ObjectStore implements ObjectStore {

    /** Bytes of a part; an upload in parts holds two of them in memory. With the 10,000 parts S3 allows, objects reach 80 GiB. */
    static final long PART_BYTES = 8L << 20;

    private static final long PARTS_MAX = 10_000;

    private static final Map<String, String> ONLY_IF_ABSENT = Map.of("If-None-Match", "*");

    private final MinioClient client;
    private final MinioAsyncClient uploads;
    private final String bucket;

    S3ObjectStore(S3Settings settings) {
        var http = S3Clients.http(settings);
        this.client = S3Clients.client(settings, http);
        this.uploads = S3Clients.uploads(settings, http);
        this.bucket = settings.bucket();
    }

    @Override
    public void put(String key, long length, InputStream bytes) throws IOException {
        var begun = new AtomicReference<String>();
        try {
            put(key, length, bytes, new Forgetful(begun));
        } catch (IOException e) {
            var upload = begun.get();
            if (upload != null) {
                abandonQuietly(key, upload, e);
            }
            throw e;
        }
    }

    /** Nobody will go on with the upload: what is held of it goes at once. */
    private record Forgetful(AtomicReference<@Nullable String> last) implements UploadMemory {

        @Override
        public Optional<String> begun() {
            return Optional.empty();
        }

        @Override
        public void began(String uploadId) {
            last.set(uploadId);
        }
    }

    private void abandonQuietly(String key, String upload, IOException failure) {
        try {
            abandon(key, upload);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void put(String key, long length, InputStream bytes, UploadMemory memory) throws IOException {
        long partBytes = Math.max(PART_BYTES, Math.ceilDiv(length, PARTS_MAX));
        var digests = new PartDigests(new ExactlyInputStream(bytes, length), partBytes);
        try {
            if (length <= partBytes) {
                putWhole(key, length, digests, partBytes);
            } else if (!isThere(key, length, digests)) {
                putInParts(key, length, digests, partBytes, memory);
            } else {
                return;
            }
        } catch (MinioException e) {
            throw isCode(e, "PreconditionFailed") ? alreadyExists(key, e) : failure("write", key, e);
        }
        check(key, length, digests.etag());
    }

    private void putWhole(String key, long length, PartDigests digests, long partBytes) throws MinioException {
        var args = PutObjectArgs.builder().bucket(bucket).object(key).extraHeaders(ONLY_IF_ABSENT).stream(
                        digests, length, partBytes)
                .build();
        try {
            call(() -> client.putObject(args));
        } catch (MinioException e) {
            if (!arrivedNevertheless(key, length, digests, e)) {
                throw e;
            }
        }
    }

    /** A conditional completion of parts is not something every store knows; what is there is compared instead. */
    private boolean isThere(String key, long length, InputStream bytes) throws IOException {
        var there = stat(key);
        if (there.isEmpty()) {
            return false;
        }
        if (there.get().length() == length) {
            try (var held = open(key, 0, length)) {
                if (SameBytes.in(held, bytes)) {
                    return true;
                }
            }
        }
        throw new FileAlreadyExistsException(key);
    }

    private void putInParts(String key, long length, PartDigests digests, long partBytes, UploadMemory memory)
            throws IOException, MinioException {
        var parts = new S3Parts(uploads, bucket, key);
        var upload = parts.resume(memory);
        var sent = parts.send(upload, digests, length, partBytes);
        try {
            parts.complete(upload, sent);
        } catch (MinioException e) {
            if (!arrivedNevertheless(key, length, digests, e)) {
                throw e;
            }
        }
    }

    @Override
    public void abandon(String key, String uploadId) throws IOException {
        try {
            new S3Parts(uploads, bucket, key).abandon(uploadId);
        } catch (MinioException e) {
            throw failure("abandon", key, e);
        }
    }

    /** The answer to an upload may be lost, or a repetition of it refused, though the object is there. */
    private boolean arrivedNevertheless(String key, long length, PartDigests digests, MinioException failure) {
        try {
            var head = head(key);
            return head.isPresent()
                    && head.get().size() == length
                    && unquoted(head.get().etag()).equals(digests.etag());
        } catch (IOException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    private void check(String key, long length, String etag) throws IOException {
        var head = head(key).orElseThrow(() -> new StoreFault("The store lost object " + key + " it confirmed"));
        if (head.size() != length
                || (isComparable(head) && !unquoted(head.etag()).equals(etag))) {
            delete(key);
            throw new StoreFault("The store altered object " + key + " of " + length + " bytes");
        }
    }

    @Override
    public boolean namesChecksum(String key) throws IOException {
        return isComparable(head(key).orElseThrow(() -> new NoSuchFileException(key)));
    }

    /** A store that encrypts reports other ETags; the length is then all it says. */
    private static boolean isComparable(StatObjectResponse head) {
        return unquoted(head.etag()).matches("[0-9a-f]{32}(-\\d+)?") && !isEncrypted(head);
    }

    private static boolean isEncrypted(StatObjectResponse head) {
        return head.headers().get("x-amz-server-side-encryption") != null;
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    @Override
    public InputStream open(String key, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new EOFException("Range %d+%d is not inside the object".formatted(offset, length));
        }
        if (length == 0) {
            return openNothing(key, offset);
        }
        try {
            var args = GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .offset(offset)
                    .length(length);
            return checkedRange(call(() -> client.getObject(args.build())), length);
        } catch (MinioException e) {
            throw isCode(e, "InvalidRange") ? new EOFException("The range is not inside the object") : missing(key, e);
        }
    }

    /** S3 shortens a range that reaches beyond the end instead of refusing it. */
    private static InputStream checkedRange(io.minio.GetObjectResponse response, long length) throws IOException {
        var answered =
                Optional.ofNullable(response.headers().get("Content-Length")).map(Long::valueOf);
        if (answered.isPresent() && answered.get() != length) {
            response.close();
            throw new EOFException("The range is not inside the object");
        }
        return new ExactlyInputStream(response, length);
    }

    private InputStream openNothing(String key, long offset) throws IOException {
        var summary = stat(key).orElseThrow(() -> new NoSuchFileException(key));
        if (offset > summary.length()) {
            throw new EOFException("The range is not inside the object");
        }
        return InputStream.nullInputStream();
    }

    @Override
    public Optional<ObjectSummary> stat(String key) throws IOException {
        return head(key).map(head -> new ObjectSummary(key, head.size()));
    }

    private Optional<StatObjectResponse> head(String key) throws IOException {
        try {
            var args = StatObjectArgs.builder().bucket(bucket).object(key).build();
            return Optional.of(call(() -> client.statObject(args)));
        } catch (MinioException e) {
            if (isAbsent(e)) {
                return Optional.empty();
            }
            throw failure("look up", key, e);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        try {
            var args = RemoveObjectArgs.builder().bucket(bucket).object(key).build();
            call(() -> {
                client.removeObject(args);
                return true;
            });
        } catch (MinioException e) {
            if (!isAbsent(e)) {
                throw failure("delete", key, e);
            }
        }
    }

    @Override
    public List<ObjectSummary> list(String after, int limit) throws IOException {
        var args = ListObjectsArgs.builder().bucket(bucket).recursive(true).maxKeys(Math.min(limit, 1000));
        if (!after.isEmpty()) {
            args.startAfter(after);
        }
        try {
            return call(() -> found(client.listObjects(args.build()), limit));
        } catch (MinioException e) {
            throw failure("list after", after, e);
        }
    }

    /** Each page is asked for when the one before has been walked through. */
    private static List<ObjectSummary> found(Iterable<Result<Item>> objects, int limit) throws MinioException {
        var found = new ArrayList<ObjectSummary>();
        for (var object : objects) {
            if (found.size() == limit) {
                break;
            }
            var item = object.get();
            found.add(new ObjectSummary(item.objectName(), item.size()));
        }
        return found;
    }
}
