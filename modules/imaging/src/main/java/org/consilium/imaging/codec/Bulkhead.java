package org.consilium.imaging.codec;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Keeps a decoder that cannot be stopped from taking the node with it: at most some run at once, each on a thread of its own,
 * and nobody waits for one longer than the time limit. One that overruns keeps its place until it ends, so that the number of
 * running decoders stays bounded whatever the streams are.
 */
public final class Bulkhead {

    private final Semaphore places;
    private final Duration timeMax;

    /**
     * @param places decoders that may run at once
     * @param timeMax longest wait for a place, and longest wait for a frame
     */
    public Bulkhead(int places, Duration timeMax) {
        this.places = new Semaphore(places);
        this.timeMax = timeMax;
    }

    /** Errors: TOO_MANY_REQUESTS (no place in time), TOO_LARGE (no frame in time), DATA_SET_CORRUPT (the decoder failed). */
    <T> T run(Callable<T> decoder) {
        try {
            if (!places.tryAcquire(timeMax.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Rejected(Reason.TOO_MANY_REQUESTS, "all decoders are busy");
            }
            FutureTask<T> task = new FutureTask<>(decoder);
            Thread.ofPlatform().daemon().name("decoder").start(() -> {
                try {
                    task.run();
                } finally {
                    places.release();
                }
            });
            return task.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Rejected(Reason.TOO_LARGE, "the frame was not decoded within " + timeMax, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejected(Reason.UNAVAILABLE, "interrupted while decoding", e);
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Rejected rejected) {
            return rejected;
        }
        if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
            throw error;
        }
        return new Rejected(Reason.DATA_SET_CORRUPT, "the compressed frame cannot be decoded", cause);
    }
}
