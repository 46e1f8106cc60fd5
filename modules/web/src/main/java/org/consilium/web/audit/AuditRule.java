package org.consilium.web.audit;

import org.consilium.security.audit.Action;
import org.consilium.security.audit.AuditAct;
import org.springframework.http.HttpMethod;

/**
 * How the requests of one route are said in the trail.
 *
 * @param pattern as the controller has it
 * @param subject what its events are about
 */
record AuditRule(HttpMethod method, String pattern, Way way, AuditAct act, Action action, Subject subject) {

    /** When an event is written. */
    enum Way {
        /** Nothing is said of success: it shows nothing of patients and changes nothing. */
        NOTHING,
        /** A place is kept before; the same again within a while is the same act. */
        READ,
        /** A place is kept before; each is an act of its own. */
        EACH,
        /** Said before it is done, and again how it ended. */
        DECISION,
        /** Who does it says it itself, in its own transaction; here only that it was refused or failed. */
        ELSEWHERE
    }

    /** Where the object of an event is found. */
    enum Subject {
        NONE,
        /** The path variable {@code study}. */
        STUDY,
        /** The parameter {@code studyUID} of WADO-URI. */
        STUDY_PARAMETER,
        /** The path variable {@code id}, a case. */
        CASE,
        /** The query string. */
        QUERY,
        /** The address of the resource. */
        RESOURCE
    }
}
