package org.consilium.web.fhir.resource;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseId;

/**
 * Which resources are looked for, as far as a source can make use of it; it may answer more.
 *
 * @param ids only these
 * @param cases only of these cases
 * @param patients only of patients with these ids
 * @param identifiers only with one of these identifier values
 * @param changedSince only changed at that instant or later
 */
public record Wanted(
        Optional<Set<String>> ids,
        Optional<Set<CaseId>> cases,
        Optional<Set<String>> patients,
        Optional<Set<String>> identifiers,
        Optional<Instant> changedSince) {

    public Wanted {
        ids = ids.map(Set::copyOf);
        cases = cases.map(Set::copyOf);
        patients = patients.map(Set::copyOf);
        identifiers = identifiers.map(Set::copyOf);
    }

    /** What belongs to one case. */
    public static Wanted ofCase(CaseId id) {
        return new Wanted(
                Optional.empty(), Optional.of(Set.of(id)), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
