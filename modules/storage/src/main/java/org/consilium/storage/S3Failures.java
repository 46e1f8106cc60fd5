package org.consilium.storage;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Set;

/** What the answers of an S3 store and the exceptions of its client mean. */
final class S3Failures {

    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject", "NotFound");
    private static final Set<String> UNKNOWN_REQUEST = Set.of("NotImplemented", "MethodNotAllowed");

    private S3Failures() {}

    /** A request to the store. */
    interface Call<T> {
        T run() throws MinioException;
    }

    /** The SDK wraps an outage now into its own exception, now into an illegal state; here it is always the former. */
    static <T> T call(Call<T> call) throws MinioException {
        try {
            return call.run();
        } catch (IllegalStateException e) {
            throw new MinioException(e);
        }
    }

    static boolean isAbsent(MinioException e) {
        return ABSENT.stream().anyMatch(code -> isCode(e, code));
    }

    static boolean isCode(MinioException e, String code) {
        return e instanceof ErrorResponseException response
                && code.equals(response.errorResponse().code());
    }

    static IOException alreadyExists(String key, MinioException cause) {
        var exception = new FileAlreadyExistsException(key);
        exception.initCause(cause);
        return exception;
    }

    static IOException missing(String key, MinioException cause) {
        if (!isAbsent(cause)) {
            return failure("read", key, cause);
        }
        var exception = new NoSuchFileException(key);
        exception.initCause(cause);
        return exception;
    }

    static IOException failure(String verb, String key, MinioException cause) {
        for (Throwable inner = cause.getCause(); inner != null; inner = inner.getCause()) {
            if (inner instanceof EOFException end) {
                return end;
            }
        }
        if (UNKNOWN_REQUEST.stream().anyMatch(code -> isCode(cause, code))) {
            return new StoreFault("The store does not know how to " + verb + " object " + key, cause);
        }
        return new IOException("Cannot " + verb + " object " + key, cause);
    }
}
