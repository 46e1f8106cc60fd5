package org.consilium.web.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.audit.StudySubjects;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseView;
import org.consilium.cases.Cases;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.ParticipantObject;
import org.consilium.web.audit.AuditRules.Matched;
import org.consilium.web.dicomweb.render.RenderParameters;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.session.AuditedAccount;
import org.springframework.dao.DataAccessException;

/** Makes events of requests. */
final class RequestEvents {

    private static final int QUERY_LENGTH_MAX = 2_000;

    private final StudySubjects subjects;
    private final Cases cases;
    private final InstitutionNames institutions;
    private final Clock clock;

    RequestEvents(StudySubjects subjects, Cases cases, InstitutionNames institutions, Clock clock) {
        this.subjects = subjects;
        this.cases = cases;
        this.institutions = institutions;
        this.clock = clock;
    }

    /** What an event is about, as far as requests tell: equal for equal acts. */
    static String subject(Matched matched, HttpServletRequest request) {
        return switch (matched.rule().subject()) {
            case NONE -> "";
            case STUDY -> matched.variables().getOrDefault("study", "");
            case STUDY_PARAMETER ->
                Optional.ofNullable(request.getParameter("studyUID")).orElse("");
            case CASE -> matched.variables().getOrDefault("id", "");
            case QUERY -> request.getRequestURI() + "?" + query(request);
            case RESOURCE -> request.getRequestURI();
        };
    }

    /**
     * What identifies somebody was written into a picture that leaves as an ordinary image file: said as a detail of the study, and an
     * act of its own beside reading the images. Empty for everything else.
     */
    static String writtenInto(Matched matched, HttpServletRequest request) {
        String uri = request.getRequestURI();
        boolean picture = matched.rule().act() == AuditAct.IMAGES_READ
                && (uri.endsWith("/rendered") || matched.rule().subject() == AuditRule.Subject.STUDY_PARAMETER);
        return picture && RenderParameters.writesPatient(request) ? "patient" : "";
    }

    AuditEvent of(Matched matched, HttpServletRequest request, Optional<Caller> caller) {
        var rule = matched.rule();
        var event = by(AuditEvent.of(clock.instant(), rule.act(), rule.action()), request, caller)
                .command(rule.method() + " " + rule.pattern());
        var subject = subject(matched, request);
        return switch (rule.subject()) {
            case NONE -> event;
            case STUDY, STUDY_PARAMETER ->
                study(event, subject, caller)
                        .detailed(ParticipantObject.STUDY_INSTANCE_UID, "annotation", writtenInto(matched, request));
            case CASE -> consultation(event, subject, caller);
            case QUERY -> event.about(ParticipantObject.query(ParticipantObject.STUDY_INSTANCE_UID, "", subject));
            case RESOURCE -> event.about(ParticipantObject.resource(subject));
        };
    }

    /** Of a route that nobody may use, or the caller may not. */
    AuditEvent refusal(HttpServletRequest request, Optional<Caller> caller) {
        return by(AuditEvent.of(clock.instant(), AuditAct.REFUSED, Action.EXECUTE), request, caller)
                .command(request.getMethod())
                .about(ParticipantObject.resource(request.getRequestURI()));
    }

    private AuditEvent by(AuditEvent event, HttpServletRequest request, Optional<Caller> caller) {
        var address = request.getRemoteAddr();
        return switch (caller.orElse(null)) {
            case Caller.Human(Person person) ->
                event.by(person, institutions.of(person.institution()).name(), address);
            case Caller.Viewer viewer ->
                event.by(
                                viewer.person(),
                                institutions.of(viewer.person().institution()).name(),
                                address)
                        .by(ActiveParticipant.application("viewer " + viewer.name()));
            case Caller.Machine(var name) -> event.by(ActiveParticipant.requestor(name, "", address));
            case null, default ->
                event.by(
                        ActiveParticipant.requestor(AuditedAccount.of(request).orElse("(not signed in)"), "", address));
        };
    }

    private AuditEvent study(AuditEvent event, String text, Optional<Caller> caller) {
        Uid study;
        try {
            study = new Uid(text);
        } catch (Rejected notAUid) {
            return event.about(ParticipantObject.study(text));
        }
        var about = subjects.about(event, study);
        if (caller.orElse(null) instanceof Caller.Human(Person person)) {
            try {
                for (var reference : cases.ofStudy(person, study)) {
                    about = about.about(ParticipantObject.consultation(
                            reference.id().value().toString(), reference.number()));
                }
            } catch (DataAccessException away) {
                return about;
            }
        }
        return about;
    }

    private AuditEvent consultation(AuditEvent event, String text, Optional<Caller> caller) {
        if (!(caller.orElse(null) instanceof Caller.Human(Person person))) {
            return event.about(ParticipantObject.consultation(text, ""));
        }
        try {
            var view = cases.get(person, new CaseId(UUID.fromString(text)));
            return about(event, view, text);
        } catch (Rejected | DataAccessException | IllegalArgumentException unknown) {
            return event.about(ParticipantObject.consultation(text, ""));
        }
    }

    private AuditEvent about(AuditEvent event, CaseView view, String id) {
        var about =
                event.about(ParticipantObject.consultation(id, view.summary().number()));
        for (var study : view.studies()) {
            about = subjects.about(about, study);
        }
        return about;
    }

    private static String query(HttpServletRequest request) {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        var cut = query.length() > QUERY_LENGTH_MAX ? query.substring(0, QUERY_LENGTH_MAX) : query;
        try {
            return URLDecoder.decode(cut, UTF_8);
        } catch (IllegalArgumentException e) {
            return cut;
        }
    }
}
