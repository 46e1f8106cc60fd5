package org.consilium.imaging.render;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/** Where the attributes of one frame are: in its functional groups (PS3.3 C.7.6.16), or in the header itself. */
final class FrameMacros {

    private final DataSet header;
    private final Optional<DataSet> ofFrame;
    private final Optional<DataSet> shared;

    /**
     * @param frame counted from 0
     */
    FrameMacros(DataSet header, int frame) {
        this.header = header;
        List<DataSet> frames = header.items(Tag.PerFrameFunctionalGroupsSequence);
        this.ofFrame = frame < frames.size() ? Optional.of(frames.get(frame)) : Optional.empty();
        this.shared = header.items(Tag.SharedFunctionalGroupsSequence).stream().findFirst();
    }

    /** The item of a macro's sequence, else the header. */
    DataSet holder(int macroSequence) {
        return ofFrame.flatMap(groups -> first(groups, macroSequence))
                .or(() -> shared.flatMap(groups -> first(groups, macroSequence)))
                .orElse(header);
    }

    private static Optional<DataSet> first(DataSet groups, int sequence) {
        return groups.items(sequence).stream().findFirst();
    }
}
