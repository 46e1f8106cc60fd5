package org.consilium.archive.read;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.kernel.Uid;

/** Frame indexes of the objects read last, so that a tile of a slide costs one read and not a search. */
final class FrameIndexes {

    /** Frames of all indexes kept, about 50 bytes each. */
    private static final long FRAMES_MAX = 2_000_000;

    private final Map<Key, FrameIndex> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long frames;

    /** @param sha256 tells versions of an instance apart */
    record Key(Uid sopInstance, String sha256) {}

    /** Makes an index that is not kept. */
    interface Maker {
        FrameIndex make() throws IOException;
    }

    FrameIndex get(Key instance, Maker maker) throws IOException {
        var known = find(instance);
        if (known.isPresent()) {
            return known.get();
        }
        var made = maker.make();
        keep(instance, made);
        return made;
    }

    private synchronized Optional<FrameIndex> find(Key instance) {
        return Optional.ofNullable(kept.get(instance));
    }

    private synchronized void keep(Key instance, FrameIndex made) {
        var before = kept.put(instance, made);
        frames += made.count() - (before == null ? 0 : before.count());
        var oldest = kept.entrySet().iterator();
        while (frames > FRAMES_MAX && oldest.hasNext()) {
            frames -= oldest.next().getValue().count();
            oldest.remove();
        }
    }
}
