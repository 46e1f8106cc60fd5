package org.consilium.imaging.render;

import java.util.Arrays;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** A modality or VOI lookup table (PS3.3 C.11.1.1.1, C.11.2.1.1): values before the first and behind the last entry take those. */
final class LookupTable {

    private final int first;
    private final int[] entries;
    private final double full;

    private LookupTable(int first, int[] entries, int bits) {
        this.first = first;
        this.entries = entries;
        this.full = (1L << bits) - 1;
    }

    /** The first item of a LUT sequence, if there is one. */
    static Optional<LookupTable> of(DataSet holder, int sequence) {
        return holder.items(sequence).stream().findFirst().map(LookupTable::of);
    }

    private static LookupTable of(DataSet item) {
        Words.Descriptor descriptor = Words.descriptor(item, Tag.LUTDescriptor);
        int[] data = Words.of(item, Tag.LUTData);
        if (data.length == 0) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "a lookup table is empty");
        }
        int[] entries = Arrays.copyOf(data, Math.min(descriptor.count(), data.length));
        return new LookupTable(descriptor.first(), entries, descriptor.bits());
    }

    double entry(double value) {
        return entries[Math.clamp(Math.round(value) - first, 0, entries.length - 1)];
    }

    /** The entry as brightness, 0 to 1. */
    double brightness(double value) {
        return Math.clamp(entry(value) / full, 0, 1);
    }
}
