package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.SignedOpinion;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.DocumentRegister;
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
        var manifest = registers.manifests().instances(row.id(), opinion.manifestVersion());
        var examined = manifest.stream().map(ManifestInstance::study).collect(Collectors.toSet());
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
                request.studies().stream().filter(examined::contains).toList(),
                manifest,
                documents(row, opinion.manifestVersion()),
                opinion.uids(),
                predecessor);
    }

    private List<SignedOpinion.Document> documents(CaseRow row, int manifestVersion) {
        var names = registers.documents().of(row.id()).stream()
                .collect(Collectors.toMap(DocumentRegister.Row::id, DocumentRegister.Row::name));
        return registers.documents().ofManifest(row.id(), manifestVersion).stream()
                .map(one -> new SignedOpinion.Document(names.getOrDefault(one.document(), ""), one.sha256()))
                .toList();
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
