package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.io.Header;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Finds the frames of encapsulated pixel data: by the extended offset table, by the basic one, or where both are missing or
 * wrong by the fragments themselves.
 */
final class FragmentFinder {

    private static final int ITEM_HEADER_BYTES = 8;
    private static final int OFFSET_BYTES = 4;
    private static final long UNDEFINED_LENGTH = 0xFFFFFFFFL;

    private final Header header;
    private final int frameCount;
    private final ByteSource source;

    /** Offset of the first fragment's item, which the offset tables count from. */
    private final long base;

    private final Part offsetTable;

    FragmentFinder(Header header, Header.PixelData pixelData, int frameCount, ByteSource source) throws IOException {
        this.header = header;
        this.frameCount = frameCount;
        this.source = source;
        this.offsetTable = item(new Window(source), pixelData.offset())
                .orElseThrow(() -> new Rejected(Reason.DATA_SET_CORRUPT, "pixel data without fragments"));
        this.base = offsetTable.end();
    }

    ByteSource source() {
        return source;
    }

    FrameIndex find() throws IOException {
        Optional<Fragments> listed = extendedOffsetTable();
        if (listed.isPresent()) {
            return new FragmentFrames(
                    listed.get(), IntStream.range(0, frameCount).toArray(), source);
        }
        long[] items = basicOffsetTable();
        return items.length > 1 ? new TableFrames(items, this) : scan();
    }

    /** Finds the frames without any table. */
    FrameIndex scan() throws IOException {
        Fragments fragments = fragments();
        return new FragmentFrames(fragments, firsts(fragments), source);
    }

    /** The fragment whose item header stands at an offset; none at the sequence delimiter. */
    private Optional<Part> item(Window window, long offset) throws IOException {
        int tag = window.tag(offset);
        long length = window.unsignedInteger(offset + OFFSET_BYTES);
        if (tag == Tags.SEQUENCE_DELIMITATION) {
            return Optional.empty();
        }
        Part part = new Part(offset + ITEM_HEADER_BYTES, length);
        if (tag != Tags.ITEM || length == UNDEFINED_LENGTH || part.end() > source.length()) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "no fragment at offset " + offset);
        }
        return Optional.of(part);
    }

    /** Each frame is one fragment (PS3.3 C.7.6.3.1.8); a table that does not fit the object is not used. */
    private Optional<Fragments> extendedOffsetTable() {
        long[] offsets = longs(Tag.ExtendedOffsetTable);
        long[] lengths = longs(Tag.ExtendedOffsetTableLengths);
        if (offsets.length != frameCount || lengths.length != frameCount) {
            return Optional.empty();
        }
        Fragments fragments = new Fragments();
        long end = base;
        for (int i = 0; i < frameCount; i++) {
            long offset = base + ITEM_HEADER_BYTES + offsets[i];
            if (offset < end || lengths[i] < 0 || lengths[i] > source.length() - offset) {
                return Optional.empty();
            }
            fragments.add(offset, lengths[i]);
            end = offset + lengths[i];
        }
        return Optional.of(fragments);
    }

    private long[] longs(int tag) {
        DataSet attributes = header.attributes();
        ByteBuffer value =
                ByteBuffer.wrap(attributes.bytes(tag).orElse(new byte[0])).order(ByteOrder.LITTLE_ENDIAN);
        long[] longs = new long[value.remaining() / Long.BYTES];
        value.asLongBuffer().get(longs);
        return longs;
    }

    /** Offsets of the first items of the frames; none where the table is empty or does not fit the object. */
    private long[] basicOffsetTable() throws IOException {
        if (offsetTable.length() != (long) frameCount * OFFSET_BYTES
                || header.transferSyntax().isVideo()) {
            return new long[0];
        }
        if (offsetTable.end() > source.length()) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the basic offset table is truncated");
        }
        byte[] table;
        try (InputStream stream = source.open(offsetTable.offset(), offsetTable.length())) {
            table = stream.readNBytes((int) offsetTable.length());
        }
        ByteBuffer offsets = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        long[] items = new long[table.length / OFFSET_BYTES];
        for (int i = 0; i < items.length; i++) {
            items[i] = base + Integer.toUnsignedLong(offsets.getInt());
            if (items[i] >= source.length() || (i == 0 ? items[0] != base : items[i] <= items[i - 1])) {
                return new long[0]; // Above 4 GB the entries begin again at zero.
            }
        }
        return items.length == frameCount ? items : new long[0];
    }

    /** The fragments from an item to another one; none where no items lead from one to the other. */
    Optional<List<Part>> partsBetween(long start, long end) throws IOException {
        List<Part> parts = parts(start, end);
        boolean fits = !parts.isEmpty() && parts.getLast().end() == end;
        return fits ? Optional.of(parts) : Optional.empty();
    }

    /** The fragments from an item to the last one; none where there is no item. */
    Optional<List<Part>> partsToTheEnd(long start) throws IOException {
        List<Part> parts = parts(start, source.length());
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private List<Part> parts(long start, long end) throws IOException {
        Window window = new Window(source);
        List<Part> parts = new ArrayList<>();
        try {
            for (long offset = start; offset < end; offset = parts.getLast().end()) {
                Optional<Part> part = item(window, offset);
                if (part.isEmpty()) {
                    return parts;
                }
                parts.add(part.get());
            }
            return parts;
        } catch (Rejected e) {
            return List.of(); // The table leads to something that is no item.
        }
    }

    private Fragments fragments() throws IOException {
        Window window = new Window(source);
        Fragments fragments = new Fragments();
        long offset = base;
        for (Optional<Part> next = item(window, offset); next.isPresent(); next = item(window, offset)) {
            fragments.add(next.get().offset(), next.get().length());
            offset = next.get().end();
        }
        return fragments;
    }

    /** Index of the first fragment of each frame. */
    private int[] firsts(Fragments fragments) throws IOException {
        if (frameCount == 1 || header.transferSyntax().isVideo()) {
            return fragments.count() == 0 ? new int[0] : new int[] {0};
        }
        if (fragments.count() == frameCount) {
            return IntStream.range(0, frameCount).toArray();
        }
        int[] byCodestream = byCodestream(fragments);
        if (byCodestream.length == frameCount) {
            return byCodestream;
        }
        throw new Rejected(
                Reason.DATA_SET_CORRUPT, fragments.count() + " fragments do not make " + frameCount + " frames");
    }

    private int[] byCodestream(Fragments fragments) throws IOException {
        Window window = new Window(source);
        IntStream.Builder firsts = IntStream.builder();
        for (int i = 0; i < fragments.count(); i++) {
            Part part = fragments.part(i);
            if (part.length() >= 2 && Codestream.beginsWith(window.unsignedShort(part.offset()))) {
                firsts.add(i);
            }
        }
        return firsts.build().toArray();
    }
}
