package org.consilium.imaging.reference;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves the packet headers of a codestream. It must have markers before each packet and after each header, which cannot occur within either: so
 * it is known where headers are without understanding them.
 */
final class MovedHeaders {

    private static final int SOT = 0xFF90;
    private static final int START_OF_PACKET = 0xFF91;
    private static final int END_OF_HEADER = 0xFF92;
    private static final int SOD = 0xFF93;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int EOC = 0xFFD9;
    private static final int START_OF_PACKET_BYTES = 6;

    /** Small enough that the headers of a part are divided among several. */
    private static final int SEGMENT_BYTES = 300;

    private record Part(byte[] header, byte[] packetHeaders, byte[] bodies) {}

    private MovedHeaders() {}

    static byte[] toMainHeader(byte[] stream) throws IOException {
        var all = new ByteArrayOutputStream();
        for (Part part : parts(stream)) {
            all.writeBytes(
                    ByteBuffer.allocate(4).putInt(part.packetHeaders.length).array());
            all.writeBytes(part.packetHeaders);
        }
        return written(stream, segments(PPM, 0, all.toByteArray()), false);
    }

    static byte[] toTileParts(byte[] stream) throws IOException {
        return written(stream, new byte[0], true);
    }

    /** Of a stream whose headers are in the main header. */
    static byte[] withLengthOfFirstPart(byte[] stream, int length) {
        byte[] changed = stream.clone();
        ByteBuffer.wrap(changed).putInt(find(stream, PPM, 0) + 5, length);
        return changed;
    }

    private static byte[] written(byte[] stream, byte[] inMainHeader, boolean inTileParts) throws IOException {
        var written = new ByteArrayOutputStream();
        var out = new DataOutputStream(written);
        out.write(stream, 0, find(stream, SOT, 0));
        out.write(inMainHeader);
        int segments = 0;
        for (Part part : parts(stream)) {
            byte[] moved = inTileParts ? segments(PPT, segments, part.packetHeaders) : new byte[0];
            segments += (part.packetHeaders.length + SEGMENT_BYTES - 1) / SEGMENT_BYTES;
            ByteBuffer.wrap(part.header).putInt(6, part.header.length + moved.length + 2 + part.bodies.length);
            out.write(part.header);
            out.write(moved);
            out.writeShort(SOD);
            out.write(part.bodies);
        }
        out.writeShort(EOC);
        return written.toByteArray();
    }

    /** @param first number: OpenJPEG counts the segments of a tile through all of its parts */
    private static byte[] segments(int marker, int first, byte[] headers) throws IOException {
        var segments = new ByteArrayOutputStream();
        var out = new DataOutputStream(segments);
        int number = first;
        for (int at = 0; at < headers.length; at += SEGMENT_BYTES) {
            int length = Math.min(SEGMENT_BYTES, headers.length - at);
            out.writeShort(marker);
            out.writeShort(3 + length);
            out.writeByte(number++);
            out.write(headers, at, length);
        }
        return segments.toByteArray();
    }

    private static List<Part> parts(byte[] stream) {
        var parts = new ArrayList<Part>();
        int at = find(stream, SOT, 0);
        while (marker(stream, at) == SOT) {
            int end = at + ByteBuffer.wrap(stream).getInt(at + 6);
            int data = find(stream, SOD, at) + 2;
            parts.add(part(stream, at, data, end));
            at = end;
        }
        return parts;
    }

    private static Part part(byte[] stream, int start, int data, int end) {
        var headers = new ByteArrayOutputStream();
        var bodies = new ByteArrayOutputStream();
        for (int at = data; at < end; ) {
            int header = at + START_OF_PACKET_BYTES;
            int body = find(stream, END_OF_HEADER, header) + 2;
            int next = body;
            while (next < end && marker(stream, next) != START_OF_PACKET) {
                next++;
            }
            headers.write(stream, header, body - header);
            bodies.write(stream, at, START_OF_PACKET_BYTES);
            bodies.write(stream, body, next - body);
            at = next;
        }
        byte[] partHeader = Arrays.copyOfRange(stream, start, data - 2);
        return new Part(partHeader, headers.toByteArray(), bodies.toByteArray());
    }

    private static int find(byte[] stream, int marker, int from) {
        int at = from;
        while (marker(stream, at) != marker) {
            at++;
        }
        return at;
    }

    private static int marker(byte[] stream, int at) {
        return (stream[at] & 0xFF) << 8 | stream[at + 1] & 0xFF;
    }
}
