package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.codec.Deadline;
import org.consilium.imaging.codec.jpeg2000.CodeBlock.Arrival;
import org.consilium.imaging.codec.jpeg2000.Precinct.PrecinctBand;
import org.jspecify.annotations.Nullable;

/** Reads the packets of a tile (B.9, B.10): their headers, and the bytes they bring to the code-blocks. */
final class Packets {

    private static final int START_OF_PACKET = 0xFF91;
    private static final int START_OF_PACKET_BYTES = 6;
    private static final int END_OF_HEADER = 0xFF92;

    private final byte[] data;
    private final byte @Nullable [] packedHeaders;
    private final List<TileComponent> components;
    private final Deadline deadline;
    private int at;
    private int headersAt;

    /** @param packedHeaders the headers of all packets, when they do not stand before their packets */
    Packets(byte[] data, byte @Nullable [] packedHeaders, List<TileComponent> components, Deadline deadline) {
        this.data = data;
        this.packedHeaders = packedHeaders;
        this.components = components;
        this.deadline = deadline;
    }

    void read(TileHeader header) {
        List<Precinct> precincts = new ArrayList<>();
        components.forEach(component -> precincts.addAll(component.precincts));
        for (Progression progression : header.progressions()) {
            deadline.check();
            PacketOrder.walk(progression, precincts, this::packet);
        }
    }

    private void packet(Precinct precinct) {
        deadline.check();
        if (isMarker(data, at, START_OF_PACKET)) {
            at += START_OF_PACKET_BYTES;
        }
        List<Arrival> arrivals = new ArrayList<>();
        if (packedHeaders == null) {
            at = header(data, at, precinct, arrivals);
        } else {
            headersAt = header(packedHeaders, headersAt, precinct, arrivals);
        }
        precinct.layers++;
        arrivals.forEach(this::take);
    }

    /** Returns where the header ends. */
    private int header(byte[] headers, int from, Precinct precinct, List<Arrival> arrivals) {
        PacketBits bits = new PacketBits(headers, from);
        if (bits.bit() == 1) {
            CodingStyle style = components.get(precinct.component).style;
            for (PrecinctBand band : precinct.bands) {
                for (CodeBlock block : band.blocks) {
                    if (isIncluded(block, band, precinct.layers, bits)) {
                        arrivals.addAll(block.readLengths(bits, passes(bits), style));
                    }
                }
            }
        }
        int end = bits.align();
        return isMarker(headers, end, END_OF_HEADER) ? end + 2 : end;
    }

    private static boolean isIncluded(CodeBlock block, PrecinctBand band, int layer, PacketBits bits) {
        if (block.included) {
            return bits.bit() == 1;
        }
        if (!band.inclusion.isBelow(layer + 1, block.gridColumn, block.gridRow, bits)) {
            return false;
        }
        block.included = true;
        int planes = 0;
        while (!band.zeroPlanes.isBelow(planes + 1, block.gridColumn, block.gridRow, bits)) {
            planes++;
        }
        block.zeroPlanes = planes;
        return true;
    }

    /** The number of coding passes (table B.4). */
    private static int passes(PacketBits bits) {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int few = bits.bits(2);
        if (few < 3) {
            return 3 + few;
        }
        int more = bits.bits(5);
        return more < 31 ? 6 + more : 37 + bits.bits(7);
    }

    private void take(Arrival arrival) {
        if (arrival.length() > data.length - at) {
            throw Segment.corrupt("the compressed frame ends early");
        }
        arrival.codeword().append(data, at, arrival.length());
        at += arrival.length();
    }

    private static boolean isMarker(byte[] data, int at, int marker) {
        return at + 1 < data.length && ((data[at] & 0xFF) << 8 | data[at + 1] & 0xFF) == marker;
    }
}
