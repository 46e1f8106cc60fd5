package org.consilium.fuzz;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What flew out of the threads of associations, which nobody would see otherwise. */
final class FlownExceptions {

    /** A line is written for every association that broke; here that is each one. Held, or it would be forgotten. */
    private static final Logger SILENCED = Logger.getLogger("org.consilium.dimse");

    private static final AtomicReference<@Nullable Throwable> FLOWN = new AtomicReference<>();

    static {
        SILENCED.setLevel(Level.OFF);
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> FLOWN.set(thrown));
    }

    private FlownExceptions() {}

    /** Forgets what flew before. */
    static void forget() {
        FLOWN.set(null);
    }

    /** Ends a check after which a thread died. */
    static void requireNone() {
        Throwable thrown = FLOWN.get();
        if (thrown != null) {
            throw new AssertionError("the thread of an association died", thrown);
        }
    }
}
