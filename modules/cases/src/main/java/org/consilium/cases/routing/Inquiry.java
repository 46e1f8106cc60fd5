package org.consilium.cases.routing;

import java.util.Optional;
import java.util.Set;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;
import org.consilium.security.Institution;
import org.consilium.security.PersonId;

/**
 * What the router knows of a case.
 *
 * @param origin the institution that asks
 * @param department that treats the patient: where the referrer works, when it is known
 * @param site ICD-O-3 topography code, empty when not said
 * @param modalities of all studies, empty when not known
 * @param languages the answer may be written in, empty for any
 * @param declined who has declined it
 * @param silent who has let an offer pass
 * @param asked whose answer is awaited now
 */
public record Inquiry(
        PersonId referrer,
        Institution origin,
        Optional<String> department,
        Discipline discipline,
        Urgency urgency,
        String site,
        Set<String> modalities,
        Set<String> languages,
        Set<PersonId> declined,
        Set<PersonId> silent,
        Set<PersonId> asked) {

    public Inquiry {
        modalities = Set.copyOf(modalities);
        languages = Set.copyOf(languages);
        declined = Set.copyOf(declined);
        silent = Set.copyOf(silent);
        asked = Set.copyOf(asked);
    }

    /** The same question, as if nobody had been asked. */
    public Inquiry fresh() {
        return new Inquiry(
                referrer,
                origin,
                department,
                discipline,
                urgency,
                site,
                modalities,
                languages,
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** The same question, with nobody who has let an offer pass. */
    Inquiry withoutSilent() {
        return new Inquiry(
                referrer,
                origin,
                department,
                discipline,
                urgency,
                site,
                modalities,
                languages,
                declined,
                Set.of(),
                asked);
    }
}
