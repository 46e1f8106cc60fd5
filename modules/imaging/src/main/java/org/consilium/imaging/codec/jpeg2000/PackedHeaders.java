package org.consilium.imaging.codec.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Packet headers that stand in the main header for all tile-parts (PPM, A.7.4) or in the header of a tile-part for itself (PPT, A.7.5) instead
 * of before their packets. Segments are numbered and may come in any order.
 */
final class PackedHeaders {

    private static final int LENGTH_BYTES = 4;

    private final Map<Integer, byte[]> segments = new TreeMap<>();

    void read(Segment segment) {
        if (segments.put(segment.u8(), segment.rest()) != null) {
            throw Segment.corrupt("two JPEG 2000 segments of packet headers with the same number");
        }
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** Those of each tile-part: PPM says of each how long they are. */
    List<byte[]> ofParts() {
        byte[] all = joined();
        List<byte[]> parts = new ArrayList<>();
        for (int at = 0; at < all.length; ) {
            int end = at + LENGTH_BYTES;
            int length = new Segment(all, at, Math.min(end, all.length)).i32();
            parts.add(new Segment(all, end, length < 0 ? -1 : (int) Math.min(Integer.MAX_VALUE, (long) end + length))
                    .rest());
            at = end + length;
        }
        return parts;
    }

    byte[] joined() {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        segments.values().forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
