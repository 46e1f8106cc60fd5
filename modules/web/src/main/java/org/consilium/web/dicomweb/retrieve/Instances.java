package org.consilium.web.dicomweb.retrieve;

import java.util.List;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.StoredInstance;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/** Finds what a path names. What the caller may not see, and what is not where the path says, is not found. */
public final class Instances {

    private final Archive archive;

    public Instances(Archive archive) {
        this.archive = archive;
    }

    public StoredInstance find(Caller caller, String study, String series, String instance) {
        Uid studyUid = new Uid(study);
        Uid seriesUid = new Uid(series);
        return archive.open(caller, new Uid(instance))
                .filter(found -> isIn(found.record(), studyUid, seriesUid))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    public static <T> List<T> found(List<T> list) {
        if (list.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        return list;
    }

    private static boolean isIn(InstanceRecord instance, Uid study, Uid series) {
        return instance.series().uid().equals(series)
                && instance.series().study().uid().equals(study);
    }
}
