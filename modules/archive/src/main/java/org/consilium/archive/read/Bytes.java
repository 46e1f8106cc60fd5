package org.consilium.archive.read;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.archive.index.BytesPlace;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;

/** Opens data set bytes wherever they lie. */
public final class Bytes {

    private final Spool spool;
    private final ObjectStore store;

    public Bytes(Spool spool, ObjectStore store) {
        this.spool = spool;
        this.store = store;
    }

    /** Whether a read costs so little that reading ahead gains nothing. */
    boolean isNear() {
        return store.isNear();
    }

    /**
     * One positioned read or one ranged request.
     *
     * @throws java.nio.file.NoSuchFileException when they lie there no longer
     */
    public InputStream open(BytesPlace place, long offset, long length) throws IOException {
        return switch (place) {
            case BytesPlace.InSpool inSpool -> spool.open(inSpool.place(), offset, length);
            case BytesPlace.InStore inStore -> store.open(inStore.key(), inStore.dataOffset() + offset, length);
        };
    }
}
