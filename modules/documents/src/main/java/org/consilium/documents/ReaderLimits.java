package org.consilium.documents;

import java.time.Duration;

/**
 * What reading one document may cost.
 *
 * @param memoryMegabytes heap of the process, at least 64
 * @param time until it is ended
 * @param charactersMax of text that are kept
 */
public record ReaderLimits(int memoryMegabytes, Duration time, int charactersMax) {

    private static final int MEMORY_MIN = 64;

    public ReaderLimits {
        if (memoryMegabytes < MEMORY_MIN || !time.isPositive() || charactersMax < 1) {
            throw new IllegalArgumentException("reading a document needs memory (64 MB), time and characters");
        }
    }
}
