package org.consilium.cases.routing;

import java.time.Instant;
import java.util.Optional;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;

/**
 * A set of rules as it was laid down once; a later one takes its place, nothing changes it.
 *
 * @param institution whose cases it is about, and those of institutions below it that have none of their own
 * @param version from 1
 * @param note why, in the words of the coordinator
 * @param restores the earlier version it goes back to
 */
public record RuleVersion(
        InstitutionId institution,
        int version,
        Instant savedAt,
        PersonId savedBy,
        Optional<String> note,
        Optional<Integer> restores,
        RuleSet set) {}
