package org.consilium.cases.routing;

import org.consilium.security.CareLevel;
import org.consilium.security.Institution;

/** How far a case travels: the nearest ring with somebody in it is asked first. */
public enum Ring {
    NEXT_LEVEL("the next higher level of care"),
    NATIONAL_CENTRE("a centre of the same country"),
    SAME_COUNTRY("another institution of the same country"),
    OWN("a colleague of the own institution"),
    ABROAD("abroad");

    /** ISO 3166-1 user-assigned: a country nobody has told, taken for the own one. */
    private static final String COUNTRY_NOT_SAID = "ZZ";

    private final String text;

    Ring(String text) {
        this.text = text;
    }

    /** For people, as the end of "asks ...". */
    String text() {
        return text;
    }

    static Ring of(Institution origin, Institution institution) {
        if (institution.id().equals(origin.id())) {
            return OWN;
        }
        if (!isSameCountry(origin, institution)) {
            return ABROAD;
        }
        int steps = institution.level().compareTo(origin.level());
        if (steps == 1) {
            return NEXT_LEVEL;
        }
        return institution.level() == CareLevel.ADVANCED ? NATIONAL_CENTRE : SAME_COUNTRY;
    }

    private static boolean isSameCountry(Institution a, Institution b) {
        return a.country().equals(b.country())
                || a.country().equals(COUNTRY_NOT_SAID)
                || b.country().equals(COUNTRY_NOT_SAID);
    }
}
