package org.consilium.archive.receive;

import java.time.Clock;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.compare.SamePixels;
import org.consilium.archive.correct.Overlays;
import org.consilium.archive.index.Admission;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.IndexHealth;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.index.Owners;
import org.consilium.archive.index.SeenUids;
import org.consilium.archive.quarantine.Quarantine;
import org.consilium.archive.read.Bytes;
import org.consilium.archive.read.KnownSums;
import org.consilium.archive.settle.Underway;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.storage.spool.Spool;

/** Puts the receiver together. */
public final class Receiving {

    private Receiving() {}

    public static InstanceReceiver into(
            Spool spool,
            Backlog backlog,
            InstanceIndex index,
            IndexHealth health,
            SeenUids seen,
            Bytes bytes,
            Quarantine quarantine,
            Owners owners,
            Admission admission,
            FrameDecoder decoder,
            Overlays overlays,
            Underway underway,
            KnownSums sums,
            Clock clock) {
        var known = new Known(backlog, index, health, seen, owners);
        var comparing = new Comparing(bytes, new SamePixels(decoder), overlays);
        return new SpoolingReceiver(
                spool, known, backlog, health, comparing, quarantine, admission, underway, sums, clock);
    }
}
