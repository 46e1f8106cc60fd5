package org.consilium.cases.figure;

import java.util.Optional;
import org.consilium.cases.Discipline;

/**
 * The figures of some cases.
 *
 * @param key what they have in common: discipline and site, or the identifier of an institution or a person; empty for all
 * @param name of the institution or person, or the site; empty where none is said
 * @param detail the institution of a person
 */
public record FigureGroup(
        String key,
        String name,
        String detail,
        Optional<Discipline> discipline,
        CaseCounts cases,
        Times times,
        OfferCounts offers,
        Outcomes outcomes) {

    /**
     * How many cases.
     *
     * @param late answered after it was due, or not answered though it is
     * @param unread answered, and nobody has opened the answer
     * @param ended without an answer: cancelled, rejected, expired
     * @param open now, whenever they were sent: sent and not answered; of a person: accepted and not answered, and offered
     */
    public record CaseCounts(long sent, long answered, long late, long unread, long ended, long open) {

        public static final CaseCounts NONE = new CaseCounts(0, 0, 0, 0, 0, 0);

        public CaseCounts withOpen(long now) {
            return new CaseCounts(sent, answered, late, unread, ended, now);
        }
    }

    /**
     * How long cases took, from the moment they were sent unless said otherwise.
     *
     * @param allocation until somebody was asked
     * @param acceptance until somebody accepted
     * @param answer until the first signature
     * @param activeAnswer the same without the time in which the case waited for its sender
     * @param receipt from the first signature until the one who asked opened an answer
     */
    public record Times(Spread allocation, Spread acceptance, Spread answer, Spread activeAnswer, Spread receipt) {

        public static final Times NONE = new Times(Spread.NONE, Spread.NONE, Spread.NONE, Spread.NONE, Spread.NONE);
    }

    /** Offers made in these cases, and how many of them were declined or not answered in time. */
    public record OfferCounts(long made, long declined, long timedOut) {

        public static final OfferCounts NONE = new OfferCounts(0, 0, 0);
    }

    /** How far the opinions differed from the first diagnoses, of cases whose outcome was recorded. */
    public record Outcomes(long agree, long minor, long major, long treatmentChanged) {

        public static final Outcomes NONE = new Outcomes(0, 0, 0, 0);

        public long recorded() {
            return agree + minor + major;
        }
    }
}
