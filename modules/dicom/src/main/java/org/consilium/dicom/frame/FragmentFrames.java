package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Frames made of fragments (PS3.5 A.4), each of one or more. */
final class FragmentFrames implements FrameIndex {

    private final Fragments fragments;

    /** Index of the first fragment of each frame. */
    private final int[] firsts;

    private final ByteSource source;

    FragmentFrames(Fragments fragments, int[] firsts, ByteSource source) {
        this.fragments = fragments;
        this.firsts = firsts;
        this.source = source;
    }

    @Override
    public int count() {
        return firsts.length;
    }

    @Override
    public Frame frame(int index) {
        if (index < 0 || index >= count()) {
            throw new Rejected(Reason.NOT_FOUND, "no such frame");
        }
        int end = index + 1 < firsts.length ? firsts[index + 1] : fragments.count();
        List<Part> parts = new ArrayList<>(end - firsts[index]);
        for (int fragment = firsts[index]; fragment < end; fragment++) {
            parts.add(fragments.part(fragment));
        }
        return new Frame(parts, 0);
    }

    @Override
    public byte[] keep() {
        return KeptFrames.toByteArray(this, source);
    }

    @Override
    public InputStream open(int index) throws IOException {
        return frame(index).open(source);
    }
}
