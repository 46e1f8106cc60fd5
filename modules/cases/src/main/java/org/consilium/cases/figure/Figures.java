package org.consilium.cases.figure;

import java.time.Duration;
import org.consilium.security.Person;

/** Figures of cases. */
public interface Figures {

    /** What others have reached, to look at beside the own figures: 0.2 h from the question until somebody is asked (MSF network, 5,646 cases). */
    Duration ALLOCATION_TARGET = Duration.ofMinutes(12);

    /** 5 h from the question to the answer, of the same network. */
    Duration ANSWER_TARGET = Duration.ofHours(5);

    /** Most groups of one report; those with the most cases. */
    int GROUPS_MAX = 500;

    /** Of the institutions for which the person coordinates. Errors: NOT_AUTHORIZED. */
    FigureReport report(Person by, FigureQuery query);
}
