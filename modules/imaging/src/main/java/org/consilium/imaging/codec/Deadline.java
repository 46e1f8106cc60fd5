package org.consilium.imaging.codec;

import java.time.Duration;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The time one frame may take. Decoders ask it at every line, block or packet, so that none outlives it noticeably. */
public final class Deadline {

    private final Duration longest;
    private final long endNanos;

    private Deadline(Duration longest) {
        this.longest = longest;
        this.endNanos = System.nanoTime() + longest.toNanos();
    }

    public static Deadline in(Duration longest) {
        return new Deadline(longest);
    }

    /** Errors: TOO_LARGE once the time is over, UNAVAILABLE when the thread was interrupted. */
    public void check() {
        if (System.nanoTime() - endNanos > 0) {
            throw new Rejected(Reason.TOO_LARGE, "the frame was not decoded within " + longest);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Rejected(Reason.UNAVAILABLE, "interrupted while decoding");
        }
    }
}
