package org.consilium.cases.desk;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;

/**
 * Takes a submitted case as far as the node can: collect, clear, triage, offer. Every step is a transaction of its own that
 * looks at the state first, so that it may be called at any time, by several nodes at once, and after a crash anywhere.
 */
final class Continuation {

    /** From COLLECTING to OFFERED it takes four steps. */
    private static final int STEPS_MAX = 8;

    private final Registers registers;
    private final Moves moves;
    private final Manifests manifests;
    private final Offering offering;
    private final Alarms alarms;
    private final Participants participants;
    private final CaseStudies studies;
    private final CaseTransactions transactions;

    Continuation(
            Registers registers,
            Moves moves,
            Manifests manifests,
            Offering offering,
            Alarms alarms,
            Participants participants,
            CaseStudies studies,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.manifests = manifests;
        this.offering = offering;
        this.alarms = alarms;
        this.participants = participants;
        this.studies = studies;
        this.transactions = transactions;
    }

    /** @param rounds how often it has been tried before */
    void advance(CaseId id, int rounds) {
        for (int step = 0; step < STEPS_MAX; step++) {
            if (!step(id, rounds)) {
                return;
            }
        }
    }

    /** Returns whether there may be a next step. */
    private boolean step(CaseId id, int rounds) {
        var row = registers.cases().find(id).orElseThrow();
        return switch (row.state()) {
            case COLLECTING -> collect(row, rounds);
            case CLEARING -> in(id, CaseState.CLEARING, this::clear);
            case SUBMITTED -> in(id, CaseState.SUBMITTED, this::triage);
            case TRIAGED -> in(id, CaseState.TRIAGED, locked -> route(locked, rounds));
            default -> in(id, row.state(), this::leaveToPeople);
        };
    }

    private boolean leaveToPeople(CaseRow row) {
        alarms.nothingToContinue(row.id());
        return false;
    }

    private boolean in(CaseId id, CaseState state, Function<CaseRow, Boolean> step) {
        return transactions.call(() -> {
            var row = moves.lock(id);
            return row.state() == state && step.apply(row);
        });
    }

    private boolean collect(CaseRow row, int rounds) {
        boolean nothing =
                row.request().studies().isEmpty() && !registers.documents().hasMaterial(row.id(), Optional.empty());
        if (nothing || !registers.material().open(row.id()).isEmpty()) {
            return waitForImages(row, rounds);
        }
        var manifest = new ArrayList<ManifestInstance>();
        for (var study : row.request().studies()) {
            var instances = studies.manifest(study);
            if (instances.isEmpty()) {
                return waitForImages(row, rounds);
            }
            manifest.addAll(instances);
        }
        return in(row.id(), CaseState.COLLECTING, locked -> {
            if (!locked.request().studies().equals(row.request().studies())) {
                return true; // one has come meanwhile: once more
            }
            manifests.begin(locked.id(), manifest);
            moves.move(
                    locked,
                    new CaseCommand.Collect(),
                    Optional.empty(),
                    Note.COLLECTED.with(
                            "instances",
                            manifest.size(),
                            "documents",
                            registers.documents().ofManifest(locked.id(), 1).size()));
            return true;
        });
    }

    private boolean waitForImages(CaseRow row, int rounds) {
        return in(row.id(), CaseState.COLLECTING, locked -> {
            alarms.continueLater(locked.id(), moves.now(), rounds + 1);
            if (rounds == 0) {
                moves.note(locked, "Waiting", Optional.empty(), Note.WAITING_FOR_IMAGES.with());
            }
            return false;
        });
    }

    /** The consent may have ended, or a coordinator is to decide: then the case waits for a person. */
    private boolean clear(CaseRow row) {
        var consent = registers.consents().newest(row.id());
        if (consent.filter(one -> one.permits(moves.now())).isEmpty()) {
            alarms.nothingToContinue(row.id());
            moves.note(row, "AwaitConsent", Optional.empty(), Note.CONSENT_NEEDED.with());
            moves.tell(row, participants.coordinators(row), NoticeKind.DECISION);
            moves.tellParticipants(row, Optional.empty(), Optional.empty());
            return false;
        }
        registers.cases().readersUntil(row.id(), consent.get().terms().end());
        var cleared = moves.move(
                row,
                new CaseCommand.Clear(),
                Optional.empty(),
                Note.CLEARED.with("basis", consent.get().terms().basis()));
        var now = moves.now();
        alarms.collected(row.id());
        registers.cases().submitted(row.id(), now, alarms.due(cleared, now));
        alarms.submitted(cleared, now);
        return true;
    }

    private boolean triage(CaseRow row) {
        moves.move(
                row,
                new CaseCommand.Triage(),
                Optional.empty(),
                Note.TRIAGED.with(
                        "urgency", row.request().urgency(),
                        "discipline", row.request().discipline(),
                        "site", listed(Set.of(Routing.site(row))),
                        "modalities", listed(row.modalities()),
                        "languages", listed(row.request().languages())));
        return true;
    }

    private static String listed(Set<String> words) {
        var all = words.stream().filter(word -> !word.isEmpty()).sorted().collect(Collectors.joining(", "));
        return all.isEmpty() ? Note.NOTHING : all;
    }

    private boolean route(CaseRow row, int rounds) {
        offering.route(row, rounds, participants.coordinators(row));
        return false;
    }
}
