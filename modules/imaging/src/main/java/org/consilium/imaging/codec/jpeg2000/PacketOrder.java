package org.consilium.imaging.codec.jpeg2000;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The five progression orders (B.12.1). */
final class PacketOrder {

    private static final Comparator<Precinct> RESOLUTION = Comparator.comparingInt(precinct -> precinct.resolution);
    private static final Comparator<Precinct> COMPONENT = Comparator.comparingInt(precinct -> precinct.component);
    private static final Comparator<Precinct> POSITION =
            Comparator.<Precinct>comparingLong(precinct -> precinct.top).thenComparingLong(precinct -> precinct.left);
    private static final Comparator<Precinct> INDEX = Comparator.comparingInt(precinct -> precinct.index);

    private PacketOrder() {}

    /** Visits a precinct for every packet, in the order in which packets stand in the tile; whoever is visited counts its layers. */
    static void walk(Progression progression, List<Precinct> precincts, Consumer<Precinct> packet) {
        List<Precinct> ordered = precincts.stream()
                .filter(progression::includes)
                .sorted(order(progression.order()))
                .toList();
        switch (progression.order()) {
            case 0 -> byLayer(progression.layerEnd(), ordered, packet);
            case 1 -> byResolution(progression.layerEnd(), ordered, packet);
            default -> {
                for (Precinct precinct : ordered) {
                    while (precinct.layers < progression.layerEnd()) {
                        packet.accept(precinct);
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

    private static void byLayer(int layerEnd, List<Precinct> ordered, Consumer<Precinct> packet) {
        for (int layer = 0; layer < layerEnd; layer++) {
            for (Precinct precinct : ordered) {
                if (precinct.layers == layer) {
                    packet.accept(precinct);
                }
            }
        }
    }

    private static void byResolution(int layerEnd, List<Precinct> ordered, Consumer<Precinct> packet) {
        int from = 0;
        while (from < ordered.size()) {
            int resolution = ordered.get(from).resolution;
            int to = from;
            while (to < ordered.size() && ordered.get(to).resolution == resolution) {
                to++;
            }
            byLayer(layerEnd, ordered.subList(from, to), packet);
            from = to;
        }
    }
}
