package org.consilium.archive.drain;

import java.util.ArrayList;
import java.util.List;
import org.consilium.storage.pack.PackDraft;
import org.consilium.storage.spool.Spool;

/** Instances of one study that become one object. */
final class Pack {

    private final PackDraft draft = new PackDraft();
    private final List<Spooled> instances = new ArrayList<>();

    /** Divides the instances of a study, in their order. */
    static List<Pack> of(List<Spooled> study, Spool spool, DrainLimits limits) {
        var packs = new ArrayList<Pack>();
        for (var spooled : study) {
            if (packs.isEmpty() || !packs.getLast().hasRoomFor(spooled, limits)) {
                packs.add(new Pack());
            }
            packs.getLast().add(spooled, spool);
        }
        return packs;
    }

    private boolean hasRoomFor(Spooled spooled, DrainLimits limits) {
        return instances.size() < limits.packInstancesMax()
                && draft.filesLength() + spooled.place().length() <= limits.packBytesMax();
    }

    private void add(Spooled spooled, Spool spool) {
        var place = spooled.place();
        instances.add(spooled);
        draft.add(spooled.instance(), spooled.fileHead(), place.length(), () -> spool.open(place, 0, place.length()));
    }

    PackDraft draft() {
        return draft;
    }

    List<Spooled> instances() {
        return instances;
    }
}
