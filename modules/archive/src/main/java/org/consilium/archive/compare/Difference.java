package org.consilium.archive.compare;

import java.util.Optional;

/**
 * An element in which two data sets differ.
 *
 * @param path tags and item numbers from 1 on the way to it, for example {@code (0008,1140)[1].(0008,1155)}
 * @param keyword of the dictionary, else empty
 * @param vr value representation, of both sides where they differ
 * @param original the value as text, cut to {@link Differences#VALUE_CHARACTERS_MAX}; none where the element is absent
 * @param newcomer likewise
 */
public record Difference(
        String path, String keyword, String vr, Optional<String> original, Optional<String> newcomer) {}
