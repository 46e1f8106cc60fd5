package org.consilium.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.Uid;

/**
 * What a referrer fills in; kept as a draft until it is submitted, and may be incomplete until then.
 *
 * @param studies Study Instance UIDs the question is about
 * @param question the clinical question in the referrer's words
 * @param diagnosis the known or suspected diagnosis
 * @param site ICD-O-3 topography code of the organ, for example {@code C34.1}
 * @param clinicalSummary history, laboratory, treatment so far
 * @param languages BCP 47 tags of the languages the answer may be written in; empty: any
 * @param expected how much there is of some of the studies, each at most once; none: what was said before holds
 */
public record CaseRequest(
        List<Uid> studies,
        Discipline discipline,
        Urgency urgency,
        String question,
        Optional<Code> diagnosis,
        Optional<String> site,
        Optional<String> clinicalSummary,
        Set<String> languages,
        Optional<List<StudyExtent>> expected) {

    /** Without a word about how much there is. */
    public CaseRequest(
            List<Uid> studies,
            Discipline discipline,
            Urgency urgency,
            String question,
            Optional<Code> diagnosis,
            Optional<String> site,
            Optional<String> clinicalSummary,
            Set<String> languages) {
        this(studies, discipline, urgency, question, diagnosis, site, clinicalSummary, languages, Optional.empty());
    }

    /** Most studies in one case. */
    public static final int STUDIES_MAX = 50;

    /** Longest free text in characters, for the question, the summary, a message or a part of an opinion. */
    public static final int TEXT_LENGTH_MAX = 50_000;

    public CaseRequest {
        studies = List.copyOf(studies);
        languages = Set.copyOf(languages);
        expected = expected.map(List::copyOf);
    }
}
