package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.archive.StudySettled;
import org.consilium.cases.CaseId;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;
import org.consilium.kernel.Uid;
import org.springframework.context.event.EventListener;

/**
 * Images that arrive after submission or signing: they make a new version of the manifest and alert the specialist, so that
 * nothing changes silently under an opinion. Our own reports, which enter the same study, are no news.
 */
public final class LateMaterial {

    private final Registers registers;
    private final Moves moves;
    private final CaseStudies studies;
    private final CaseTransactions transactions;

    LateMaterial(Registers registers, Moves moves, CaseStudies studies, CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
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
            if (!row.state().isFinal() && registers.manifests().version(row.id()) > 0) {
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
            int version = registers.manifests().version(id);
            var known = registers.manifests().instances(id, version);
            var added = stored.stream()
                    .filter(instance -> !known.contains(instance))
                    .toList();
            if (!added.isEmpty() && !row.state().isFinal()) {
                extend(row, version, known, added);
            }
        });
    }

    private void extend(CaseRow row, int version, List<ManifestInstance> known, List<ManifestInstance> added) {
        registers
                .manifests()
                .insert(
                        row.id(),
                        version + 1,
                        Stream.concat(known.stream(), added.stream()).toList());
        moves.note(
                row,
                "Extend",
                Optional.empty(),
                Optional.of("%d instances have arrived late: version %d of the manifest."
                        .formatted(added.size(), version + 1)));
        moves.tellParticipants(row, Optional.empty(), Optional.of(NoticeKind.MATERIAL));
    }
}
