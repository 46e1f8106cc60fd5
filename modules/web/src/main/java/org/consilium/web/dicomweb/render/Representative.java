package org.consilium.web.dicomweb.render;

import java.util.Comparator;
import java.util.List;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Query;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.Tag;
import org.consilium.imaging.Thumbnails;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/**
 * Chooses the instance that stands for a study or series: the one in the middle of those with the fewest frames, so that a
 * stack shows its middle and a slide its smallest whole picture. Never the label of a slide, which names the patient.
 */
public final class Representative {

    /** Instances whose headers are looked at before giving up. */
    static final int TRIES_MAX = 8;

    private final Archive archive;

    public Representative(Archive archive) {
        this.archive = archive;
    }

    /** Errors: NOT_FOUND when there is no picture. */
    StoredInstance ofStudy(Caller caller, String study) {
        return find(caller, Query.ofStudy(new Uid(study)));
    }

    /** Errors: NOT_FOUND likewise. */
    StoredInstance ofSeries(Caller caller, String study, String series) {
        return find(
                caller,
                Query.builder()
                        .match(Tag.StudyInstanceUID, new Uid(study).value())
                        .match(Tag.SeriesInstanceUID, new Uid(series).value())
                        .limit(Query.LIMIT_MAX)
                        .build());
    }

    private StoredInstance find(Caller caller, Query query) {
        List<InstanceRecord> images = archive.instances(caller, query).rows().stream()
                .filter(instance -> instance.rows().isPresent())
                .toList();
        int fewest = images.stream().mapToInt(Representative::frames).min().orElse(0);
        int middle =
                (int) images.stream().filter(image -> frames(image) == fewest).count() / 2;
        List<InstanceRecord> ordered = images.stream()
                .sorted(Comparator.comparingInt(Representative::frames))
                .toList();
        for (int i = 0; i < Math.min(TRIES_MAX, ordered.size()); i++) {
            InstanceRecord next = ordered.get((middle + i) % ordered.size());
            var found =
                    archive.open(caller, next.uid()).filter(instance -> !Thumbnails.isSlideLabel(instance.header()));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new Rejected(Reason.NOT_FOUND, "nothing here can be shown as a picture");
    }

    private static int frames(InstanceRecord instance) {
        return instance.frames().orElse(1);
    }
}
