package org.consilium.archive.version;

import java.io.IOException;
import java.util.Optional;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.index.ArrivalNotes;
import org.consilium.archive.index.BytesPlace;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.archive.index.Successor;
import org.consilium.archive.read.Bytes;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.AeTitle;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.pack.PackDraft;
import org.consilium.storage.pack.PackedInstance;

/** Writes instances to the object store, each as a pack of its own that says which version it is. */
final class SinglePacks {

    private final ObjectStore store;
    private final Deletions deletions;
    private final Bytes bytes;

    SinglePacks(ObjectStore store, Deletions deletions, Bytes bytes) {
        this.store = store;
        this.deletions = deletions;
        this.bytes = bytes;
    }

    BytesPlace.InStore write(Successor newcomer, int version) throws IOException {
        return write(newcomer.instance(), version, newcomer.length(), newcomer::open);
    }

    /** Of an instance whose bytes lie in the spool. */
    BytesPlace.InStore copy(Successor.Stored current) throws IOException {
        return write(
                current.instance(),
                current.version(),
                current.length(),
                () -> bytes.open(current.place(), 0, current.length()));
    }

    private BytesPlace.InStore write(ReceivedInstance instance, int version, long length, PackDraft.Source source)
            throws IOException {
        var packed = new PackedInstance(
                instance.study(),
                instance.series(),
                instance.sopInstance(),
                instance.sopClass(),
                instance.transferSyntax(),
                instance.sha256(),
                ArrivalNotes.of(instance.receivedAt(), instance.origin(), version));
        var draft = new PackDraft();
        draft.add(packed, head(instance), length, source);
        var key = ObjectKeys.fresh();
        deletions.note(key);
        try (var in = draft.open()) {
            store.put(key, draft.length(), in);
        }
        return new BytesPlace.InStore(key, draft.entries().getFirst().dataOffset());
    }

    private static byte[] head(ReceivedInstance instance) {
        var sender = Optional.of(instance.origin().callingAe())
                .filter(title -> !title.isEmpty() && title.length() <= AeTitle.LENGTH_MAX);
        return Part10.header(new FileMeta(
                instance.sopClass(),
                instance.sopInstance().value(),
                new TransferSyntax(instance.transferSyntax()),
                sender));
    }
}
