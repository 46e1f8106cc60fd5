package org.consilium.cases.desk;

import org.consilium.archive.StudySettled;
import org.consilium.cases.CaseId;
import org.consilium.cases.material.CaseStudies;
import org.consilium.kernel.Uid;
import org.springframework.context.event.EventListener;

/**
 * Images that arrive after submission or signing: they make a new version of the manifest and alert the specialist, so that
 * nothing changes silently under an opinion. Our own reports, which enter the same study, are no news.
 */
public final class LateMaterial {

    private final Registers registers;
    private final Moves moves;
    private final Manifests manifests;
    private final CaseStudies studies;
    private final CaseTransactions transactions;

    LateMaterial(
            Registers registers, Moves moves, Manifests manifests, CaseStudies studies, CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.manifests = manifests;
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
            }
        });
    }
}
