package org.consilium.web.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.exchange.syslog.AuditRepository;
import org.consilium.security.InstitutionId;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;
import org.consilium.security.audit.TrailEntry;
import org.consilium.security.audit.TrailSearch;
import org.consilium.security.audit.chain.Finding;
import org.consilium.security.audit.chain.SignedHead;
import org.consilium.security.audit.chain.Verdict;

/** What the page of the trail sends and gets. */
final class TrailBodies {

    static final int PAGE_DEFAULT = 50;

    private TrailBodies() {}

    /** A search; in a body, because patient IDs have no place in an address. */
    record SearchBody(
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> agent,
            Optional<String> patientId,
            Optional<String> study,
            Optional<UUID> caseId,
            Optional<List<AuditAct>> acts,
            Optional<Boolean> failures,
            Optional<Long> before,
            Optional<Integer> limit) {

        TrailSearch search(Set<InstitutionId> institutions, int limitDefault) {
            return new TrailSearch(
                    from,
                    until,
                    text(agent),
                    text(patientId),
                    text(study),
                    caseId,
                    acts.<Set<AuditAct>>map(Set::copyOf).orElse(Set.of()),
                    institutions,
                    failures.orElse(false),
                    before,
                    limit.orElse(limitDefault));
        }

        private static Optional<String> text(Optional<String> given) {
            return given.map(String::strip).filter(text -> !text.isEmpty());
        }

        /** Without the patient: a record's own text would hold it. */
        @Override
        public String toString() {
            return "SearchBody";
        }
    }

    /** @param next what to send as {@code before} for the next page; none at the end */
    record EventsView(List<EventView> events, Optional<Long> next) {}

    record EventView(
            long number,
            Instant at,
            AuditAct act,
            String command,
            String action,
            Outcome outcome,
            String outcomeText,
            String agent,
            String name,
            String site,
            String address,
            List<SubjectView> subjects) {

        static EventView of(TrailEntry entry) {
            var event = entry.event();
            var by = event.participants().stream()
                    .filter(ActiveParticipant::requestor)
                    .findFirst()
                    .or(() -> event.participants().stream().findFirst())
                    .orElseGet(() -> ActiveParticipant.application(""));
            return new EventView(
                    entry.seq(),
                    event.at(),
                    event.act(),
                    event.command(),
                    event.action().name(),
                    event.outcome(),
                    event.outcomeText(),
                    by.userId(),
                    by.userName(),
                    event.site(),
                    by.address(),
                    event.objects().stream().map(SubjectView::of).toList());
        }
    }

    /** @param kind patient, study, case, or what the code of the ID says */
    record SubjectView(String kind, String id, String name, String query) {

        static SubjectView of(ParticipantObject object) {
            return new SubjectView(kind(object), object.id(), object.name(), object.query());
        }

        private static String kind(ParticipantObject object) {
            if (object.isPatient()) {
                return "patient";
            }
            if (!object.query().isEmpty()) {
                return "query";
            }
            if (object.idType().equals(ParticipantObject.STUDY_INSTANCE_UID)) {
                return "study";
            }
            return object.idType().equals(ParticipantObject.CASE_NUMBER) ? "case" : "other";
        }
    }

    /** @param message as PS3.15 A.5 has it */
    record EventText(EventView event, String message, String hash) {}

    record HeadView(long number, Instant at, String keyId) {

        static HeadView of(SignedHead head) {
            return new HeadView(head.seq(), head.at(), head.keyId());
        }
    }

    record FindingView(String kind, long first, long last) {

        static FindingView of(Finding finding) {
            return new FindingView(finding.kind().name(), finding.first(), finding.last());
        }
    }

    record VerdictView(Instant at, long first, long last, long events, int heads, List<FindingView> findings) {

        static VerdictView of(Verdict verdict) {
            return new VerdictView(
                    verdict.at(),
                    verdict.first(),
                    verdict.last(),
                    verdict.events(),
                    verdict.heads(),
                    verdict.findings().stream().map(FindingView::of).toList());
        }
    }

    /**
     * @param queued events that wait for their places in the chain
     * @param repository what an audit repository elsewhere has been told, where one is configured
     */
    record StateView(
            long last,
            int queued,
            int queueMax,
            Optional<HeadView> head,
            Optional<VerdictView> verification,
            Optional<AuditRepository.State> repository) {}
}
