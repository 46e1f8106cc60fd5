package org.consilium.imaging.decode;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Keeps decoders from taking the node with them: only so many samples are being decoded at once, whoever asks, so that their
 * memory stays bounded; and a stream that leads a decoder astray is damaged data, not an error of the node.
 */
public final class Bulkhead {

    private static final int SAMPLES_OF_A_PERMIT = 1 << 10;

    private final int permits;
    private final Semaphore free;
    private final Duration waitMax;

    /**
     * @param samplesAtOnce of all frames that are being decoded; a larger frame is decoded alone
     * @param waitMax longest wait for others to end
     */
    public Bulkhead(int samplesAtOnce, Duration waitMax) {
        this.permits = Math.max(1, samplesAtOnce / SAMPLES_OF_A_PERMIT);
        this.free = new Semaphore(permits, true);
        this.waitMax = waitMax;
    }

    /** Errors: TOO_MANY_REQUESTS (no place in time), DATA_SET_CORRUPT (the decoder went astray), and those of the decoder. */
    <T> T run(int samples, Supplier<T> decoder) {
        int taken = Math.clamp(samples / SAMPLES_OF_A_PERMIT, 1, permits);
        try {
            if (!free.tryAcquire(taken, waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Rejected(Reason.TOO_MANY_REQUESTS, "all decoders are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejected(Reason.UNAVAILABLE, "interrupted while waiting for a decoder", e);
        }
        try {
            return decoder.get();
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the compressed frame cannot be decoded", e);
        } finally {
            free.release(taken);
        }
    }
}
