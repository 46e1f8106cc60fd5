package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.codec.Deadline;
import org.consilium.imaging.codec.jpeg2000.CodeBlock.Arrival;
import org.consilium.imaging.codec.jpeg2000.Precinct.PrecinctBand;

/** Reads the packets of a tile (B.9, B.10): their headers, and the bytes they bring to the code-blocks. */
final class Packets {

    private static final int START_OF_PACKET = 0xFF91;
    private static final int START_OF_PACKET_BYTES = 6;
    private static final int END_OF_HEADER = 0xFF92;

    private final byte[] data;
    private final List<TileComponent> components;
    private final Deadline deadline;
    private int at;

    Packets(byte[] data, List<TileComponent> components, Deadline deadline) {
        this.data = data;
        this.components = components;
        this.deadline = deadline;
    }

    void read(TileHeader header) {
        List<Precinct> precincts = new ArrayList<>();
        components.forEach(component -> precincts.addAll(component.precincts));
        PacketOrder.walk(header.progression, header.layers, precincts, this::packet);
    }

    private void packet(Precinct precinct, int layer) {
        deadline.check();
        if (isMarker(START_OF_PACKET)) {
            at += START_OF_PACKET_BYTES;
        }
        PacketBits bits = new PacketBits(data, at);
        List<Arrival> arrivals = new ArrayList<>();
        if (bits.bit() == 1) {
            CodingStyle style = components.get(precinct.component()).style;
            for (PrecinctBand band : precinct.bands()) {
                for (CodeBlock block : band.blocks) {
                    if (isIncluded(block, band, layer, bits)) {
                        arrivals.addAll(block.readLengths(bits, passes(bits), style));
                    }
                }
            }
        }
        at = bits.align();
        if (isMarker(END_OF_HEADER)) {
            at += 2;
        }
        arrivals.forEach(this::take);
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

    private boolean isMarker(int marker) {
        return at + 1 < data.length && ((data[at] & 0xFF) << 8 | data[at + 1] & 0xFF) == marker;
    }
}
