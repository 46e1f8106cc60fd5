package org.consilium.cli.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.Tags;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Encapsulated pixel data as a file of its own: the items of PS3.5 A.4 up to the sequence delimitation item. */
final class EncapsulatedValue {

    private static final int HEADER_BYTES = 8;

    private EncapsulatedValue() {}

    static byte[] write(FragmentsElement element) {
        var out = new ByteArrayOutputStream();
        for (ByteRange fragment : element.fragments()) {
            out.writeBytes(header(Tags.ITEM, fragment.length()));
            out.write(fragment.array(), fragment.offset(), fragment.length());
        }
        out.writeBytes(header(Tags.SEQUENCE_DELIMITATION, 0));
        return out.toByteArray();
    }

    private static byte[] header(int tag, int length) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) Tags.group(tag))
                .putShort((short) Tags.element(tag))
                .putInt(length)
                .array();
    }

    /** The fragments a file holds; none where it does not begin with an item. */
    static Optional<List<ByteRange>> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < HEADER_BYTES || tag(in, 0) != Tags.ITEM) {
            return Optional.empty();
        }
        List<ByteRange> fragments = new ArrayList<>();
        int at = 0;
        while (at + HEADER_BYTES <= file.length && tag(in, at) == Tags.ITEM) {
            int length = in.getInt(at + 4);
            at += HEADER_BYTES;
            if (length < 0 || length > file.length - at) {
                throw new Rejected(Reason.DATA_SET_CORRUPT, "a fragment is longer than its file");
            }
            fragments.add(new ByteRange(file, at, length));
            at += length;
        }
        return Optional.of(fragments);
    }

    private static int tag(ByteBuffer in, int at) {
        return in.getShort(at) << 16 | in.getShort(at + 2) & 0xFFFF;
    }
}
