package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Frames found by the basic offset table (PS3.5 A.4). Only the items of a frame that is asked for are looked at, so that the
 * first tile of a large slide costs a few reads; where the table turns out wrong, all fragments are looked at once.
 */
final class TableFrames implements FrameIndex {

    /** Offset of the first item of each frame. */
    private final long[] items;

    private final FragmentFinder finder;
    private volatile @Nullable FrameIndex scanned;

    TableFrames(long[] items, FragmentFinder finder) {
        this.items = items;
        this.finder = finder;
    }

    @Override
    public int count() {
        return items.length;
    }

    @Override
    public Frame frame(int index) {
        if (index < 0 || index >= count()) {
            throw new Rejected(Reason.NOT_FOUND, "no such frame");
        }
        FrameIndex corrected = scanned;
        if (corrected != null) {
            return corrected.frame(index);
        }
        try {
            boolean last = index + 1 == items.length;
            Optional<List<Part>> parts =
                    last ? finder.partsToTheEnd(items[index]) : finder.partsBetween(items[index], items[index + 1]);
            return parts.isPresent() ? new Frame(parts.get(), 0) : scan().frame(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FrameIndex scan() throws IOException {
        FrameIndex found = finder.scan();
        scanned = found;
        return found;
    }

    @Override
    public byte[] keep() {
        return KeptFrames.toByteArray(this, finder.source());
    }

    @Override
    public InputStream open(int index) throws IOException {
        return frame(index).open(finder.source());
    }
}
