package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the bytes of one frame are.
 *
 * @param parts the fragments of an encapsulated frame, without their item headers; one part for a native frame
 * @param firstBit where the frame begins in its first byte, counted from the least significant bit: 0 but for native pixel
 *     data of one bit per pixel, whose frames follow each other without padding (PS3.5 8.1.1)
 */
public record Frame(List<Part> parts, int firstBit) {

    public Frame {
        parts = List.copyOf(parts);
    }

    /** Bytes of the frame. */
    public long length() {
        return parts.stream().mapToLong(Part::length).sum();
    }

    /** Opens the bytes of the frame. */
    public InputStream open(ByteSource source) throws IOException {
        List<InputStream> streams = new ArrayList<>();
        for (Part part : parts) {
            streams.add(source.open(part.offset(), part.length()));
        }
        return streams.size() == 1 ? streams.getFirst() : new SequenceInputStream(Collections.enumeration(streams));
    }
}
