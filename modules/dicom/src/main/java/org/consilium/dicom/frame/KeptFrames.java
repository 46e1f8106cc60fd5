package org.consilium.dicom.frame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A frame index as bytes: signature, length of the data set, then either the layout of native frames or offsets and lengths of
 * fragments as differences, seven bits a byte.
 */
final class KeptFrames {

    private static final int SIGNATURE = 0x43464931;
    private static final int NATIVE = 0;
    private static final int FRAGMENTS = 1;

    private KeptFrames() {}

    static byte[] toByteArray(FrameIndex index, ByteSource source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(SIGNATURE);
            out.writeLong(source.length());
            if (index instanceof NativeFrames(PixelLayout layout, long offset, long length, ByteSource _)) {
                out.writeByte(NATIVE);
                out.writeInt(layout.frameCount());
                out.writeLong(layout.frameBits());
                out.writeLong(offset);
                out.writeLong(length);
            } else {
                out.writeByte(FRAGMENTS);
                fragments(index, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array has no outages.
        }
        return bytes.toByteArray();
    }

    private static void fragments(FrameIndex index, DataOutputStream out) throws IOException {
        out.writeInt(index.count());
        long end = 0;
        for (int i = 0; i < index.count(); i++) {
            Frame frame = index.frame(i);
            number(out, frame.parts().size());
            for (Part part : frame.parts()) {
                number(out, part.offset() - end);
                number(out, part.length());
                end = part.end();
            }
        }
    }

    private static void number(DataOutputStream out, long value) throws IOException {
        long left = value;
        while (left > 0x7F) {
            out.writeByte((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    static FrameIndex of(byte[] kept, ByteSource source) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(kept));
            if (in.readInt() != SIGNATURE || in.readLong() != source.length()) {
                throw unfit(null);
            }
            return switch (in.readUnsignedByte()) {
                case NATIVE ->
                    new NativeFrames(
                            new PixelLayout(in.readInt(), in.readLong()), in.readLong(), in.readLong(), source);
                case FRAGMENTS -> fragments(in, source);
                default -> throw unfit(null);
            };
        } catch (IOException e) {
            throw unfit(e);
        }
    }

    private static FrameIndex fragments(DataInputStream in, ByteSource source) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw unfit(null);
        }
        int[] firsts = new int[count];
        Fragments fragments = new Fragments();
        long end = 0;
        for (int i = 0; i < count; i++) {
            firsts[i] = fragments.count();
            for (long parts = number(in); parts > 0; parts--) {
                long offset = end + number(in);
                long length = number(in);
                if (offset < end || offset > source.length() || length < 0 || length > source.length() - offset) {
                    throw unfit(null);
                }
                fragments.add(offset, length);
                end = offset + length;
            }
        }
        return new FragmentFrames(fragments, firsts, source);
    }

    private static long number(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = in.readUnsignedByte();
            value |= (b & 0x7FL) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw unfit(null);
    }

    private static Rejected unfit(@org.jspecify.annotations.Nullable IOException cause) {
        String what = "a kept frame index that does not go with the data set";
        return cause == null
                ? new Rejected(Reason.DATA_SET_CORRUPT, what)
                : new Rejected(Reason.DATA_SET_CORRUPT, what, cause);
    }
}
