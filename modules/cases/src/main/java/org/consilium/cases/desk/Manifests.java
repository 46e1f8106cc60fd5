package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.cases.CaseId;
import org.consilium.cases.Explanation;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;
import org.consilium.security.PersonId;

/** Versions of what a case is about. A version has every instance and every document that counts, and is never changed. */
final class Manifests {

    private final Registers registers;
    private final Moves moves;

    Manifests(Registers registers, Moves moves) {
        this.registers = registers;
        this.moves = moves;
    }

    /** 0 when nothing has been collected. */
    int version(CaseId id) {
        return registers.manifests().version(id);
    }

    /** The first version. */
    void begin(CaseId id, List<ManifestInstance> instances) {
        insert(id, 1, instances);
    }

    /** A new version with more instances; the participants are told. */
    void extend(CaseRow row, List<ManifestInstance> added) {
        int version = version(row.id());
        insert(
                row.id(),
                version + 1,
                Stream.concat(registers.manifests().instances(row.id(), version).stream(), added.stream())
                        .toList());
        changed(row, Optional.empty(), Note.INSTANCES_LATE.with("instances", added.size(), "version", version + 1));
    }

    /** A new version with the documents that count now, of a case that has been collected; the participants are told. */
    void documentsChanged(CaseRow row, PersonId by) {
        int version = version(row.id());
        if (version > 0) {
            insert(row.id(), version + 1, registers.manifests().instances(row.id(), version));
            changed(row, Optional.of(by), Note.DOCUMENTS_CHANGED.with("version", version + 1));
        }
    }

    private void insert(CaseId id, int version, List<ManifestInstance> instances) {
        registers.manifests().insert(id, version, instances);
        registers.documents().fix(id, version);
    }

    private void changed(CaseRow row, Optional<PersonId> by, Optional<Explanation> note) {
        moves.note(row, "Extend", by, note);
        moves.tellParticipants(row, by, Optional.of(NoticeKind.MATERIAL));
    }
}
