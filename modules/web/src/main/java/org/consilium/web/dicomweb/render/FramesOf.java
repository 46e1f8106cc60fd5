package org.consilium.web.dicomweb.render;

import java.util.List;
import java.util.stream.IntStream;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.StoredInstance;
import org.consilium.web.dicomweb.Resources;

/**
 * Frames of one instance that are to be rendered.
 *
 * @param indexes from 0
 */
record FramesOf(StoredInstance instance, List<Integer> indexes) {

    FramesOf {
        indexes = List.copyOf(indexes);
    }

    /** All that the index knows of. */
    static FramesOf all(StoredInstance instance) {
        int count = Math.max(1, instance.record().frames().orElse(1));
        return new FramesOf(instance, IntStream.range(0, count).boxed().toList());
    }

    /** Where one of them can be had alone. */
    String location(int index, Resources resources) {
        InstanceRecord known = instance.record();
        return resources.instance(known.series().study().uid(), known.series().uid(), known.uid()) + "/frames/"
                + (index + 1) + "/rendered";
    }
}
