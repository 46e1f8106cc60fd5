package org.consilium.web.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.Once;
import org.consilium.security.audit.Outcome;
import org.consilium.web.audit.AuditRule.Way;
import org.consilium.web.audit.AuditRules.Matched;
import org.consilium.web.problem.Problems;
import org.consilium.web.session.AuditedAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Follows the table of rules. Before something is disclosed a place in the trail is kept; before something is decided the trail says that it
 * begins: when that cannot be, the request is refused with 503 and nothing is done.
 */
public final class AuditFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);

    private final AuditTrail trail;
    private final RequestEvents events;
    private final Once once;
    private final Problems problems;
    private final Supplier<Optional<Caller>> caller;
    private final Predicate<HttpServletRequest> isApi;

    AuditFilter(
            AuditTrail trail,
            RequestEvents events,
            Once once,
            Problems problems,
            Supplier<Optional<Caller>> caller,
            Predicate<HttpServletRequest> isApi) {
        this.trail = trail;
        this.events = events;
        this.once = once;
        this.problems = problems;
        this.caller = caller;
        this.isApi = isApi;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isApi.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var matched = AuditRules.find(request);
        var who = caller.get();
        switch (matched.map(each -> each.rule().way()).orElse(Way.NOTHING)) {
            case NOTHING, ELSEWHERE -> follow(matched, request, response, chain, who);
            case READ, EACH -> read(matched.orElseThrow(), request, response, chain, who);
            case DECISION -> decide(matched.orElseThrow(), request, response, chain, who);
        }
    }

    private void follow(
            Optional<Matched> matched,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Optional<Caller> who)
            throws ServletException, IOException {
        boolean ended = false;
        try {
            chain.doFilter(request, response);
            ended = true;
        } finally {
            var outcome = outcome(response, ended);
            boolean tells =
                    matched.filter(each -> each.rule().way() == Way.ELSEWHERE).isPresent();
            if (outcome != Outcome.SUCCESS && (tells || response.getStatus() == HttpServletResponse.SC_FORBIDDEN)) {
                failed(matched.filter(_ -> tells), request, response, outcome, who);
            } else if (isWrongToken(request, response)) {
                failed(Optional.empty(), request, response, outcome, who);
            }
        }
    }

    private void failed(
            Optional<Matched> matched,
            HttpServletRequest request,
            HttpServletResponse response,
            Outcome outcome,
            Optional<Caller> who) {
        if (who.isEmpty() && !isWrongToken(request, response)) {
            return; // A stranger was asked to sign in.
        }
        if (once.isFirst(List.of(request.getRemoteAddr(), name(who), request.getRequestURI(), response.getStatus()))) {
            var event =
                    matched.map(each -> events.of(each, request, who)).orElseGet(() -> events.refusal(request, who));
            try {
                trail.say(event.ended(outcome, text(response)));
            } catch (Rejected behind) {
                LOG.warn("A refusal is not in the audit trail, which is behind");
            }
        }
    }

    private void read(
            Matched matched,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Optional<Caller> who)
            throws ServletException, IOException {
        AuditTrail.Place place;
        try {
            place = trail.place();
        } catch (Rejected behind) {
            problems.write(Reason.UNAVAILABLE, request, response);
            return;
        }
        try (place) {
            boolean ended = false;
            try {
                chain.doFilter(request, response);
                ended = true;
            } finally {
                var refusal = AuditedAccount.refusal(request);
                var outcome = refusal.isPresent() ? Outcome.MINOR_FAILURE : outcome(response, ended);
                var by = who.or(() -> AuditedAccount.person(request));
                boolean strange = response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                        && AuditedAccount.of(request).isEmpty()
                        && !isWrongToken(request, response);
                if (!strange && (matched.rule().way() == Way.EACH || isNew(matched, request, outcome, by))) {
                    place.say(events.of(matched, request, by).ended(outcome, refusal.orElseGet(() -> text(response))));
                }
            }
        }
    }

    private boolean isNew(Matched matched, HttpServletRequest request, Outcome outcome, Optional<Caller> who) {
        return once.isFirst(List.of(
                name(who),
                request.getRemoteAddr(),
                matched.rule().act(),
                RequestEvents.subject(matched, request),
                RequestEvents.writtenInto(matched, request),
                outcome));
    }

    private void decide(
            Matched matched,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Optional<Caller> who)
            throws ServletException, IOException {
        if (who.isEmpty()) {
            follow(Optional.of(matched), request, response, chain, who);
            return;
        }
        AuditEvent event;
        AuditTrail.Begun begun;
        try {
            event = events.of(matched, request, who);
            begun = trail.begin(
                    event.ended(Outcome.MAJOR_FAILURE, "The node ended before it was known how this ended"));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn(
                    "Nothing is decided while the audit trail cannot be written: {}",
                    away.getClass().getSimpleName());
            problems.write(Reason.UNAVAILABLE, request, response);
            return;
        }
        boolean ended = false;
        try {
            chain.doFilter(request, response);
            ended = true;
        } finally {
            begun.end(event.ended(outcome(response, ended), text(response)));
        }
    }

    private static boolean isWrongToken(HttpServletRequest request, HttpServletResponse response) {
        return response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static Outcome outcome(HttpServletResponse response, boolean ended) {
        if (!ended || response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return Outcome.SERIOUS_FAILURE;
        }
        return response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST ? Outcome.MINOR_FAILURE : Outcome.SUCCESS;
    }

    private static String text(HttpServletResponse response) {
        int status = response.getStatus();
        return status < HttpServletResponse.SC_BAD_REQUEST ? "" : "HTTP " + status;
    }

    private static String name(Optional<Caller> who) {
        return switch (who.orElse(null)) {
            case Caller.Human(var person) -> person.id().value().toString();
            case Caller.Viewer viewer -> viewer.person().id().value() + " by " + viewer.name();
            case Caller.Machine(var name) -> name;
            case null, default -> "";
        };
    }
}
