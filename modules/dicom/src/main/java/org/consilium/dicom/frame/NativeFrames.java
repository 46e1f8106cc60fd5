package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Frames of equal size one after another (PS3.5 8.1.1). */
record NativeFrames(PixelLayout layout, long offset, long length, ByteSource source) implements FrameIndex {

    @Override
    public int count() {
        return layout.frameCount();
    }

    @Override
    public Frame frame(int index) {
        if (index < 0 || index >= count()) {
            throw new Rejected(Reason.NOT_FOUND, "no such frame");
        }
        long bits = layout.frameBits();
        if (bits == 0 || bits > length * 8 / (index + 1L)) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the pixel data is shorter than its frames");
        }
        long firstBit = bits * index;
        long firstByte = firstBit / 8;
        long endByte = (firstBit + bits + 7) / 8;
        if (offset + endByte > source.length()) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the pixel data is truncated");
        }
        return new Frame(List.of(new Part(offset + firstByte, endByte - firstByte)), (int) (firstBit % 8));
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
