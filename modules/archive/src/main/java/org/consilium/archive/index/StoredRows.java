package org.consilium.archive.index;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.archive.Origin;
import org.consilium.dicom.io.Header;
import org.consilium.security.InstitutionId;
import org.consilium.storage.pack.PackEntry;

/** Gives rows to what lies in the object store already. */
public final class StoredRows {

    private final InstanceIndex index;
    private final VersionRows versions;
    private final Owners owners;
    private final SeenUids seen;
    private final Tombstones tombstones;

    public StoredRows(InstanceIndex index, VersionRows versions, Owners owners, SeenUids seen, Tombstones tombstones) {
        this.tombstones = tombstones;
        this.index = index;
        this.versions = versions;
        this.owners = owners;
        this.seen = seen;
    }

    /** An instance found in the object with this key. */
    public record Found(String key, PackEntry entry, Header header) {}

    /**
     * Writes the rows that are missing; nobody is told of them, and those that are there stay as they are. Of several versions
     * of an instance the newest becomes the current one. What was deleted stays deleted.
     *
     * @param otherwise when an instance counts as received if its pack does not say it
     * @return how many were missing
     */
    public int write(List<Found> found, Instant otherwise) {
        var batch = tombstones.without(found);
        var known = new HashMap<Origin, InstitutionId>();
        batch.forEach(each -> seen.add(each.entry().instance().sopInstance()));
        var rows = batch.stream().map(each -> row(each, known, otherwise)).toList();
        var existing = index.writeAgain(rows);
        existing.forEach(versions::putInOrder);
        return rows.size() - existing.size();
    }

    private IndexRows row(Found found, Map<Origin, InstitutionId> known, Instant otherwise) {
        var entry = found.entry();
        var packed = entry.instance();
        var origin = ArrivalNotes.origin(packed.notes());
        var instance = new ReceivedInstance(
                packed.study(),
                packed.series(),
                packed.sopInstance(),
                packed.sopClass(),
                packed.transferSyntax(),
                packed.sha256(),
                ArrivalNotes.received(packed.notes()).orElse(otherwise),
                origin);
        var owner = known.computeIfAbsent(origin, owners::stillKnown);
        return new IndexRows(
                instance,
                new BytesPlace.InStore(found.key(), entry.dataOffset()),
                entry.dataLength(),
                owner,
                found.header().attributes(),
                CompactHeader.of(found.header()),
                ArrivalNotes.version(packed.notes()));
    }
}
