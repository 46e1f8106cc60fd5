package org.consilium.fuzz;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the fuzzer calls; the system property {@code consilium.fuzz.target} names the target. */
public final class FuzzerEntry {

    private static @Nullable FuzzTarget target;

    private FuzzerEntry() {}

    /** Called once before the first input; the time to load classes must not count as the time of an input. */
    public static void fuzzerInitialize() throws IOException {
        FuzzTarget named = FuzzTarget.named(System.getProperty("consilium.fuzz.target", ""));
        for (byte[] seed : named.seeds()) {
            named.feed(seed);
        }
        target = named;
    }

    /** Called with every input; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Objects.requireNonNull(target).feed(input);
    }
}
