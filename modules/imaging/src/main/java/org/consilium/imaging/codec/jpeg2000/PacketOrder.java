package org.consilium.imaging.codec.jpeg2000;

import java.util.Comparator;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** The five progression orders (B.12.1). */
final class PacketOrder {

    private static final Comparator<Precinct> RESOLUTION = Comparator.comparingInt(Precinct::resolution);
    private static final Comparator<Precinct> COMPONENT = Comparator.comparingInt(Precinct::component);
    private static final Comparator<Precinct> POSITION =
            Comparator.comparingLong(Precinct::top).thenComparingLong(Precinct::left);
    private static final Comparator<Precinct> INDEX = Comparator.comparingInt(Precinct::index);

    private PacketOrder() {}

    /** Visits a precinct and a layer for every packet, in the order in which packets stand in the tile. */
    static void walk(int progression, int layers, List<Precinct> precincts, ObjIntConsumer<Precinct> packet) {
        List<Precinct> ordered = precincts.stream().sorted(order(progression)).toList();
        switch (progression) {
            case 0 -> byLayer(layers, ordered, packet);
            case 1 -> byResolution(layers, ordered, packet);
            default -> {
                for (Precinct precinct : ordered) {
                    for (int layer = 0; layer < layers; layer++) {
                        packet.accept(precinct, layer);
                    }
                }
            }
        }
    }

    private static Comparator<Precinct> order(int progression) {
        return switch (progression) {
            case 0, 1 -> RESOLUTION.thenComparing(COMPONENT).thenComparing(INDEX);
            case 2 ->
                RESOLUTION.thenComparing(POSITION).thenComparing(COMPONENT).thenComparing(INDEX);
            case 3 ->
                POSITION.thenComparing(COMPONENT).thenComparing(RESOLUTION).thenComparing(INDEX);
            case 4 ->
                COMPONENT.thenComparing(POSITION).thenComparing(RESOLUTION).thenComparing(INDEX);
            default -> throw Segment.corrupt("a JPEG 2000 progression order that does not exist");
        };
    }

    private static void byLayer(int layers, List<Precinct> ordered, ObjIntConsumer<Precinct> packet) {
        for (int layer = 0; layer < layers; layer++) {
            for (Precinct precinct : ordered) {
                packet.accept(precinct, layer);
            }
        }
    }

    private static void byResolution(int layers, List<Precinct> ordered, ObjIntConsumer<Precinct> packet) {
        int from = 0;
        while (from < ordered.size()) {
            int resolution = ordered.get(from).resolution();
            int to = from;
            while (to < ordered.size() && ordered.get(to).resolution() == resolution) {
                to++;
            }
            byLayer(layers, ordered.subList(from, to), packet);
            from = to;
        }
    }
}
