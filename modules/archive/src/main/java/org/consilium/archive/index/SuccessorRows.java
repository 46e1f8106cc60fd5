package org.consilium.archive.index;

import java.util.List;
import java.util.Optional;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/** The rows of an instance that a person puts into the archive. */
public final class SuccessorRows {

    private final InstanceIndex index;
    private final VersionRows versions;

    public SuccessorRows(InstanceIndex index, VersionRows versions) {
        this.index = index;
        this.versions = versions;
    }

    public Optional<KnownInstance> find(Uid sopInstance) {
        return index.find(sopInstance);
    }

    /** A known instance with how it came here. */
    public Successor.Stored stored(KnownInstance known) {
        var row = index.row(known.sopInstance()).orElseThrow();
        return new Successor.Stored(row.received(), known.version(), known.length(), known.place());
    }

    /** Gives a first version its row; false when there is one by now. In a transaction of the caller. */
    public boolean add(Successor newcomer, BytesPlace.InStore place) {
        return index.writeAgain(List.of(rows(newcomer, place, 1))).isEmpty();
    }

    /** See {@link VersionRows#replace}. In a transaction of the caller. */
    public boolean replace(
            Successor newcomer, int version, BytesPlace.InStore place, KnownInstance current, BytesPlace.InStore kept) {
        return versions.replace(rows(newcomer, place, version), current, kept);
    }

    private static IndexRows rows(Successor newcomer, BytesPlace.InStore place, int version) {
        var header = newcomer.header();
        InstitutionId owner = newcomer.instance().origin().institution().orElseThrow();
        return new IndexRows(
                newcomer.instance(),
                place,
                newcomer.length(),
                owner,
                header.attributes(),
                CompactHeader.of(header),
                version);
    }
}
