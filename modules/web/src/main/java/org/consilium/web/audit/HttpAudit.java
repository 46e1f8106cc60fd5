package org.consilium.web.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.consilium.archive.audit.StudySubjects;
import org.consilium.cases.Cases;
import org.consilium.security.Caller;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.Once;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.problem.Problems;

/** What the filter of the trail is made of; who calls is known to the filters before it. */
public final class HttpAudit {

    private final AuditTrail trail;
    private final RequestEvents events;
    private final Once once;
    private final Problems problems;

    /** @param readOnceWithin reading the same again within this time is the same act */
    public HttpAudit(
            AuditTrail trail,
            StudySubjects subjects,
            Cases cases,
            InstitutionNames institutions,
            Duration readOnceWithin,
            Problems problems,
            Clock clock) {
        this.trail = trail;
        this.events = new RequestEvents(subjects, cases, institutions, clock);
        this.once = new Once(readOnceWithin, clock);
        this.problems = problems;
    }

    /**
     * The filter.
     *
     * @param caller of the request that the thread works on
     * @param isApi whether a request addresses an interface, not a page of the portal
     */
    public AuditFilter filter(Supplier<Optional<Caller>> caller, Predicate<HttpServletRequest> isApi) {
        return new AuditFilter(trail, events, once, problems, caller, isApi);
    }
}
