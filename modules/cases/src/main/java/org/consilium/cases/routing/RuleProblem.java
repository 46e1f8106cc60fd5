package org.consilium.cases.routing;

/**
 * What is wrong with a set of rules.
 *
 * @param rule its place, from 0; -1 for the set as a whole
 * @param field of the rule, as in JSON
 */
public record RuleProblem(int rule, String field, Kind kind) {

    /** What is wrong, with the English words for it. */
    public enum Kind {
        RANKS_INCOMPLETE("every rank stands in the order once"),
        LOAD_BEFORE_LEVEL("the level of care comes before the load"),
        TOO_MANY_RULES("too many rules"),
        NAME_MISSING("a rule has a name of at most 100 characters"),
        NAME_TWICE("another rule has the same name"),
        NOBODY_MEANT("institutions, specialties or levels are missing: the rule means nobody"),
        INSTITUTION_UNKNOWN("an institution is unknown"),
        SPECIALTY_UNKNOWN("nobody has this specialty"),
        SITE_UNREADABLE("ICD-O-3 topography codes or their beginnings"),
        MODALITY_UNREADABLE("DICOM modalities"),
        LANGUAGE_UNREADABLE("languages such as en or vi"),
        CANNOT_GIVE_WAY("a preference keeps nobody out and cannot give way");

        private final String english;

        Kind(String english) {
            this.english = english;
        }

        public String english() {
            return english;
        }
    }

    /** For people: where, and what. */
    public String text() {
        return (rule < 0 ? field : "rules[%d].%s".formatted(rule, field)) + ": " + kind.english();
    }
}
