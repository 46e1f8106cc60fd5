package org.consilium.storage;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.ListPartsArgs;
import io.minio.MinioAsyncClient;
import io.minio.UploadPartArgs;
import io.minio.UploadPartResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Part;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One object sent in parts. What the store holds already of an upload that was interrupted is not sent again: each part is
 * compared with the checksum by which the store lists it.
 */
final class S3Parts {

    private static final int LISTED_MAX = 1000;

    private final MinioAsyncClient client;
    private final String bucket;
    private final String key;

    S3Parts(MinioAsyncClient client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    /** An upload, and the parts of it that the store has. */
    record Upload(String id, Map<Integer, Part> held) {}

    /** Goes on with an upload, or begins one where there is none or the store does not know it any more. */
    Upload resume(UploadMemory memory) throws MinioException {
        var begun = memory.begun();
        if (begun.isPresent()) {
            try {
                var held = held(begun.get());
                if (!held.isEmpty()) {
                    return new Upload(begun.get(), held);
                }
                // Some stores list nothing of an upload they do not know; of one they do know, nothing is lost by this.
                abandon(begun.get());
            } catch (ErrorResponseException e) {
                if (!e.errorResponse().code().equals("NoSuchUpload")) {
                    throw e;
                }
            }
        }
        var args =
                CreateMultipartUploadArgs.builder().bucket(bucket).object(key).build();
        var id = await(client.createMultipartUpload(args)).result().uploadId();
        memory.began(id);
        return new Upload(id, Map.of());
    }

    private Map<Integer, Part> held(String id) throws MinioException {
        var parts = new HashMap<Integer, Part>();
        int after = 0;
        boolean more = true;
        while (more) {
            var args = ListPartsArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .uploadId(id)
                    .maxParts(LISTED_MAX);
            var page = await(client.listParts((after == 0 ? args : args.partNumberMarker(after)).build()))
                    .result();
            for (var part : page.parts()) {
                parts.put(part.partNumber(), part);
                after = Math.max(after, part.partNumber());
            }
            more = page.isTruncated() && !page.parts().isEmpty();
        }
        return parts;
    }

    /**
     * Sends what the store does not hold. While the store takes a part the next one is read, so that an upload holds two.
     *
     * @return all parts, to be given to {@link #complete}
     * @throws EOFException when the stream has fewer bytes than announced
     */
    List<Part> send(Upload upload, InputStream bytes, long length, long partBytes) throws IOException, MinioException {
        var parts = new ArrayList<Part>();
        var buffer = new byte[Math.toIntExact(partBytes)];
        var spare = new byte[Math.toIntExact(Math.min(partBytes, length - partBytes))];
        @Nullable CompletableFuture<Part> sending = null;
        int number = 1;
        try {
            for (long left = length; left > 0; left -= partBytes) {
                int count = (int) Math.min(partBytes, left);
                if (bytes.readNBytes(buffer, 0, count) < count) {
                    throw new EOFException("The stream ended before its announced length");
                }
                if (sending != null) {
                    parts.add(await(sending));
                }
                sending = part(upload, number++, buffer, count);
                var sent = buffer;
                buffer = spare;
                spare = sent;
            }
            if (sending != null) {
                parts.add(await(sending));
            }
            return parts;
        } catch (IOException | MinioException | RuntimeException e) {
            if (sending != null) {
                awaitQuietly(sending, e);
            }
            throw e;
        }
    }

    /** A part that arrives after its upload was abandoned would be kept by some stores for ever. */
    private static void awaitQuietly(CompletableFuture<Part> sending, Exception failure) {
        try {
            await(sending);
        } catch (MinioException e) {
            failure.addSuppressed(e);
        }
    }

    /** Begins to send a part; the bytes are the upload's own until that has ended. */
    private CompletableFuture<Part> part(Upload upload, int number, byte[] bytes, int count) throws MinioException {
        var held = upload.held().get(number);
        if (held != null && held.partSize() == count && isOf(held, bytes, count)) {
            return CompletableFuture.completedFuture(completed(held, bytes, count));
        }
        var args = UploadPartArgs.builder()
                .bucket(bucket)
                .object(key)
                .uploadId(upload.id())
                .partNumber(number)
                .data(bytes, count)
                .build();
        return client.uploadPart(args).thenApply(UploadPartResponse::part);
    }

    /**
     * The client begins every upload with SHA-256 checksums, and the completion has to name that of each part. Not every store
     * lists it.
     */
    private static Part completed(Part held, byte[] bytes, int count) {
        var sha256 = held.checksumSHA256();
        return new Part(
                held.partNumber(),
                held.etag(),
                held.checksumCRC32(),
                held.checksumCRC32C(),
                held.checksumCRC64NVME(),
                held.checksumSHA1(),
                sha256 != null ? sha256 : Base64.getEncoder().encodeToString(digest("SHA-256", bytes, count)));
    }

    private static boolean isOf(Part held, byte[] bytes, int count) {
        return HexFormat.of()
                .formatHex(digest("MD5", bytes, count))
                .equals(held.etag().replace("\"", ""));
    }

    private static byte[] digest(String algorithm, byte[] bytes, int count) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            digest.update(bytes, 0, count);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    void complete(Upload upload, List<Part> parts) throws MinioException {
        await(client.completeMultipartUpload(CompleteMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(key)
                .uploadId(upload.id())
                .parts(parts.toArray(Part[]::new))
                .build()));
    }

    /** Has the store forget an upload; one that it does not know is forgotten already. */
    void abandon(String uploadId) throws MinioException {
        try {
            await(client.abortMultipartUpload(AbortMultipartUploadArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .uploadId(uploadId)
                    .build()));
        } catch (ErrorResponseException e) {
            if (!e.errorResponse().code().equals("NoSuchUpload")) {
                throw e;
            }
        }
    }

    private static <T> T await(CompletableFuture<T> answer) throws MinioException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new MinioException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MinioException failure ? failure : new MinioException(e.getCause());
        }
    }
}
