package org.consilium.cases.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.StudyProposal;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.material.StudyFacts;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.MaterialRegister;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/**
 * Studies that come and the open cases they may be for. Without doubt, that is under the accession number a case has named, or of the same
 * patient (ID and issuer) where one request of one case fits, a study joins the case by itself. In any other case a person is asked: a patient ID
 * without its issuer proves nothing.
 */
final class Arrivals {

    private final Registers registers;
    private final Moves moves;
    private final Joining joining;
    private final Continuation continuation;
    private final Participants participants;
    private final CaseStudies studies;
    private final CaseTransactions transactions;

    Arrivals(
            Registers registers,
            Moves moves,
            Joining joining,
            Continuation continuation,
            Participants participants,
            CaseStudies studies,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.joining = joining;
        this.continuation = continuation;
        this.participants = participants;
        this.studies = studies;
        this.transactions = transactions;
    }

    /** A case that waits, and what of that a study may be. */
    private record Match(CaseRow row, List<MaterialRegister.Row> requests) {}

    /** A study is here, and complete as far as anybody knows. */
    void arrived(Uid study) {
        studies.find(new Caller.Node(), study).ifPresent(this::arrived);
    }

    private void arrived(StudyFacts facts) {
        var ofPatient = ofPatient(facts);
        var named = named(facts);
        var told = new HashSet<CaseId>();
        if (named.isEmpty()) {
            fitting(facts, ofPatient, told);
        } else {
            named(facts, named, told);
        }
        ofPatient.stream()
                .filter(row -> !told.contains(row.id()) && !contains(row, facts))
                .forEach(row -> propose(row.id(), facts, whySamePatient(facts)));
    }

    /** By the accession number that somebody has named. */
    private List<Match> named(StudyFacts facts) {
        if (facts.accessionNumber().isBlank()) {
            return List.of();
        }
        return rows(registers.material().waitingFor(facts.accessionNumber()), facts)
                .map(row -> new Match(
                        row,
                        registers.material().open(row.id()).stream()
                                .filter(request -> isNamed(request, facts))
                                .toList()))
                .toList();
    }

    private static boolean isNamed(MaterialRegister.Row request, StudyFacts facts) {
        return !facts.accessionNumber().isBlank()
                && request.wish().accessionNumber().equals(Optional.of(facts.accessionNumber()));
    }

    private void named(StudyFacts facts, List<Match> matches, Set<CaseId> told) {
        for (var match : matches) {
            told.add(match.row().id());
            if (isOfAnotherPatient(match.row(), facts)) {
                propose(match.row().id(), facts, StudyProposal.Reason.OTHER_PATIENT);
            } else if (matches.size() > 1) {
                propose(match.row().id(), facts, StudyProposal.Reason.AMBIGUOUS);
            } else {
                join(match, facts);
            }
        }
    }

    /** By the patient and what the request says, of cases that stand still because of it. */
    private void fitting(StudyFacts facts, List<CaseRow> ofPatient, Set<CaseId> told) {
        if (facts.patientIdIssuer().isBlank()) {
            return;
        }
        var matches = new ArrayList<Match>();
        for (var row : ofPatient) {
            var fitting = registers.material().open(row.id()).stream()
                    .filter(request -> fits(request, facts))
                    .toList();
            if (row.state() == CaseState.NEEDS_MATERIAL && !fitting.isEmpty() && !contains(row, facts)) {
                matches.add(new Match(row, fitting));
            }
        }
        for (var match : matches) {
            told.add(match.row().id());
            if (matches.size() == 1 && match.requests().size() == 1) {
                join(match, facts);
            } else {
                propose(match.row().id(), facts, StudyProposal.Reason.AMBIGUOUS);
            }
        }
    }

    private static boolean fits(MaterialRegister.Row request, StudyFacts facts) {
        return request.wish().accessionNumber().isEmpty()
                && request.wish()
                        .modality()
                        .filter(modality -> !facts.modalities().contains(modality))
                        .isEmpty();
    }

    /** Whether a new series of a study of the case may be what is asked for. */
    static boolean mayAnswer(MaterialRegister.Row request, StudyFacts facts) {
        return isNamed(request, facts) || fits(request, facts);
    }

    private List<CaseRow> ofPatient(StudyFacts facts) {
        return facts.patientId().isBlank()
                ? List.of()
                : rows(registers.material().aboutOneOf(studies.ofSamePatient(facts)), facts)
                        .toList();
    }

    /** Of the institution whose study it is: what belongs to another one joins no case here. */
    private java.util.stream.Stream<CaseRow> rows(List<CaseId> ids, StudyFacts facts) {
        return ids.stream()
                .flatMap(id -> registers.cases().find(id).stream())
                .filter(row -> !row.state().isFinal() && row.institution().equals(facts.institution()));
    }

    private static boolean contains(CaseRow row, StudyFacts facts) {
        return row.request().studies().contains(facts.studyInstanceUid());
    }

    /** Whether the studies of a case name somebody else; an issuer that one of them does not say contradicts nothing. */
    private boolean isOfAnotherPatient(CaseRow row, StudyFacts facts) {
        var known = row.request().studies().stream()
                .flatMap(study -> studies.find(new Caller.Node(), study).stream())
                .toList();
        return !known.isEmpty() && known.stream().noneMatch(other -> mayBeSame(other, facts));
    }

    private static boolean mayBeSame(StudyFacts one, StudyFacts other) {
        boolean issuers = one.patientIdIssuer().isBlank()
                || other.patientIdIssuer().isBlank()
                || one.patientIdIssuer().equals(other.patientIdIssuer());
        return one.patientId().equals(other.patientId()) && issuers;
    }

    private static StudyProposal.Reason whySamePatient(StudyFacts facts) {
        return facts.patientIdIssuer().isBlank()
                ? StudyProposal.Reason.SAME_ID_WITHOUT_ISSUER
                : StudyProposal.Reason.SAME_PATIENT;
    }

    private void join(Match match, StudyFacts facts) {
        var id = match.row().id();
        transactions.run(() -> {
            var row = moves.lock(id);
            var open = registers.material().open(id).stream()
                    .map(MaterialRegister.Row::id)
                    .collect(Collectors.toSet());
            var still = match.requests().stream()
                    .filter(request -> open.contains(request.id()))
                    .toList();
            if (!row.state().isFinal() && !still.isEmpty()) {
                joining.join(row, facts, Optional.empty(), still);
            }
        });
        continuation.advance(id, 0);
    }

    private void propose(CaseId id, StudyFacts facts, StudyProposal.Reason reason) {
        transactions.run(() -> {
            var row = moves.lock(id);
            if (row.state().isFinal()
                    || contains(row, facts)
                    || !registers.material().propose(id, facts.studyInstanceUid(), reason, moves.now())) {
                return;
            }
            moves.note(row, "ProposeStudy", Optional.empty(), Note.STUDY_PROPOSED.with());
            var told = new HashSet<>(Set.of(row.referrer()));
            if (row.state() != CaseState.DRAFT) {
                told.addAll(participants.coordinators(row));
            }
            moves.tell(row, told, NoticeKind.MATERIAL);
        });
    }
}
