package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.archive.StudySettled;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.register.CaseRow;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.springframework.context.event.EventListener;

/**
 * Images that arrive after submission or signing: they make a new version of the manifest and alert the specialist, so that
 * nothing changes silently under an opinion. Our own reports, which enter the same study, are no news.
 */
public final class LateMaterial {

    private final Registers registers;
    private final Moves moves;
    private final Manifests manifests;
    private final Joining joining;
    private final Arrivals arrivals;
    private final CaseStudies studies;
    private final CaseTransactions transactions;

    LateMaterial(
            Registers registers,
            Moves moves,
            Manifests manifests,
            Joining joining,
            Arrivals arrivals,
            CaseStudies studies,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.manifests = manifests;
        this.joining = joining;
        this.arrivals = arrivals;
        this.studies = studies;
        this.transactions = transactions;
    }

    @EventListener
    public void on(StudySettled settled) {
        arrived(settled.study());
    }

    /** A study has received something; says nothing about whether anything is new. */
    void arrived(Uid study) {
        for (var row : registers.lists().ofStudy(study)) {
            if (!row.state().isFinal() && manifests.version(row.id()) > 0) {
                compare(row.id(), study);
            }
        }
        arrivals.arrived(study);
    }

    /** A new series of a study of the case may be what its specialist waits for, when there is one thing only that it can be. */
    private void answer(CaseRow row, Uid study, List<ManifestInstance> known, List<ManifestInstance> added) {
        var before = known.stream().map(ManifestInstance::series).collect(Collectors.toSet());
        boolean newSeries = added.stream().anyMatch(instance -> !before.contains(instance.series()));
        if (row.state() != CaseState.NEEDS_MATERIAL || !newSeries) {
            return;
        }
        studies.find(new Caller.Node(), study).ifPresent(facts -> {
            var fitting = registers.material().open(row.id()).stream()
                    .filter(request -> Arrivals.mayAnswer(request, facts))
                    .toList();
            if (fitting.size() == 1) {
                joining.join(row, facts, Optional.empty(), fitting);
            }
        });
    }

    private void compare(CaseId id, Uid study) {
        var stored = studies.manifest(study).stream()
                .filter(instance -> !registers.opinions().isReportSeries(instance.series()))
                .toList();
        transactions.run(() -> {
            var row = moves.lock(id);
            var known = registers.manifests().instances(id, manifests.version(id));
            var added = stored.stream()
                    .filter(instance -> !known.contains(instance))
                    .toList();
            if (!added.isEmpty() && !row.state().isFinal()) {
                manifests.extend(row, added);
                answer(row, study, known, added);
            }
        });
    }
}
