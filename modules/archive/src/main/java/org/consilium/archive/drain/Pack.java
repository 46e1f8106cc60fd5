package org.consilium.archive.drain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    /** What it is made of: the same for the same instances in the same order, with the same bytes. */
    byte[] content() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var spooled : instances) {
                digest.update(spooled.uid().value().getBytes(StandardCharsets.US_ASCII));
                digest.update(spooled.instance().sha256());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    PackDraft draft() {
        return draft;
    }

    List<Spooled> instances() {
        return instances;
    }
}
