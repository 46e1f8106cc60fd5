package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.SignedOpinion;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.OpinionRegister;

/** Signed versions as reports need them. */
final class SignedOpinions {

    private final Registers registers;
    private final Participants participants;

    SignedOpinions(Registers registers, Participants participants) {
        this.registers = registers;
        this.participants = participants;
    }

    Optional<SignedOpinion> find(CaseId id, int version) {
        var versions = registers.opinions().of(id);
        if (version < 1 || version > versions.size()) {
            return Optional.empty();
        }
        var predecessor = Optional.of(version)
                .filter(number -> number > 1)
                .map(number -> versions.get(number - 2))
                .map(row -> new SignedOpinion.Predecessor(row.version(), row.uids(), row.signedAt()));
        return registers.cases().find(id).map(row -> assemble(row, versions.get(version - 1), predecessor));
    }

    private SignedOpinion assemble(
            CaseRow row, OpinionRegister.Row opinion, Optional<SignedOpinion.Predecessor> predecessor) {
        var directory = participants.directory();
        var request = row.request();
        return new SignedOpinion(
                row.id(),
                row.number(),
                opinion.version(),
                request.discipline(),
                request.urgency(),
                directory.apply(opinion.author()),
                directory.apply(row.referrer()),
                request.question(),
                request.clinicalSummary(),
                request.diagnosis(),
                request.site(),
                opinion.text(),
                row.submittedAt().orElse(row.createdAt()),
                opinion.signedAt(),
                request.studies(),
                registers.manifests().instances(row.id(), opinion.manifestVersion()),
                opinion.uids(),
                predecessor);
    }

    List<OpinionSigned> undelivered() {
        return registers.opinions().undelivered().stream()
                .map(opinion -> new OpinionSigned(
                        opinion.caseId(),
                        opinion.version(),
                        registers.cases().find(opinion.caseId()).orElseThrow().institution()))
                .toList();
    }
}
