package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.CaseState;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.material.StudyFacts;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.MaterialRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;

/** Makes a study that came a part of a case: its manifest, its readers, and what it waited for. Inside a transaction that holds the case. */
final class Joining {

    private final Registers registers;
    private final Moves moves;
    private final Manifests manifests;
    private final Readers readers;
    private final Holds holds;
    private final CaseStudies studies;

    Joining(Registers registers, Moves moves, Manifests manifests, Readers readers, Holds holds, CaseStudies studies) {
        this.registers = registers;
        this.moves = moves;
        this.manifests = manifests;
        this.readers = readers;
        this.holds = holds;
        this.studies = studies;
    }

    /**
     * Errors: NOT_IN_THIS_STATE (the case has as many studies as one may have).
     *
     * @param by who has decided it; none: the node, because there was no doubt
     * @param answered requests of the case that this study answers
     */
    void join(CaseRow row, StudyFacts facts, Optional<PersonId> by, List<MaterialRegister.Row> answered) {
        if (!row.request().studies().contains(facts.studyInstanceUid())) {
            add(row, facts, by);
        }
        answered(registers.cases().find(row.id()).orElseThrow(), facts, answered);
    }

    private void add(CaseRow row, StudyFacts facts, Optional<PersonId> by) {
        if (row.request().studies().size() >= CaseRequest.STUDIES_MAX) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "a case has at most " + CaseRequest.STUDIES_MAX + " studies");
        }
        registers
                .cases()
                .addStudy(row.id(), facts.studyInstanceUid(), facts.patientName(), facts.modalities(), moves.now());
        var joined = registers.cases().find(row.id()).orElseThrow();
        moves.note(
                joined,
                "AddStudy",
                by,
                Note.STUDY_CAME.with(
                        "modalities",
                        String.join(", ", facts.modalities().stream().sorted().toList())));
        readers.readmit(joined);
        if (manifests.version(row.id()) > 0) {
            manifests.extend(joined, studies.manifest(facts.studyInstanceUid()));
        }
    }

    private void answered(CaseRow row, StudyFacts facts, List<MaterialRegister.Row> requests) {
        requests.forEach(request -> registers.material().arrived(request.id(), facts.studyInstanceUid(), moves.now()));
        boolean complete =
                !requests.isEmpty() && registers.material().open(row.id()).isEmpty();
        if (complete && row.state() == CaseState.NEEDS_MATERIAL) {
            holds.end(row);
            moves.move(row, new CaseCommand.ReceiveMaterial(), Optional.empty(), Note.MATERIAL_CAME.with());
        }
    }
}
