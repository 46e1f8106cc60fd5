package org.consilium.archive.conflict;

import java.util.Optional;
import org.consilium.archive.compare.Differences;

/**
 * A conflict with both sides of it.
 *
 * @param original what is stored, or was when somebody replaced it; none when only the study is there
 * @param newcomer none when its file was deleted
 * @param differences none unless both sides are there and can be read
 */
public record ConflictDetail(
        Conflict conflict,
        Optional<Side> original,
        Optional<Side> newcomer,
        Optional<Differences.Result> differences) {}
