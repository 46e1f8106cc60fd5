package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.codec.Deadline;

/** From the packets of one tile to the values of its components, before the level shift. */
final class TileDecoder {

    private static final int COMPONENTS_TRANSFORMED = 3;

    private final Tile tile;
    private final Area area;
    private final Deadline deadline;
    private final List<TileComponent> components = new ArrayList<>();
    private int[] block = new int[0];

    TileDecoder(Tile tile, ImageSize size, Area area, BlockCount count, Deadline deadline) {
        this.tile = tile;
        this.area = area;
        this.deadline = deadline;
        for (int i = 0; i < size.components().size(); i++) {
            int precision = size.components().get(i).precision();
            components.add(new TileComponent(area, i, tile.header, precision, count));
        }
    }

    /** For each component its values, line after line. */
    int[][] decode() {
        new Packets(tile.packets(), tile.packedHeaders(), components, deadline).read(tile.header);
        boolean transformed = tile.header.componentTransform;
        boolean reversible = components.getFirst().style.reversible();
        if (transformed
                && (components.size() < COMPONENTS_TRANSFORMED
                        || components.stream().anyMatch(c -> c.style.reversible() != reversible))) {
            throw Segment.corrupt("a JPEG 2000 component transform does not fit its components");
        }
        if (!transformed) {
            return components.stream().map(this::rounded).toArray(int[][]::new);
        }
        if (reversible) {
            int[][] values = components.stream().map(this::reversible).toArray(int[][]::new);
            ComponentTransform.inverse(values);
            return values;
        }
        float[][] values = components.stream().map(this::irreversible).toArray(float[][]::new);
        ComponentTransform.inverse(values);
        return Arrays.stream(values).map(TileDecoder::rounded).toArray(int[][]::new);
    }

    private int[] rounded(TileComponent component) {
        return component.style.reversible() ? reversible(component) : rounded(irreversible(component));
    }

    private static int[] rounded(float[] values) {
        int[] rounded = new int[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (int) Math.rint(values[i]);
        }
        return rounded;
    }

    private int[] reversible(TileComponent component) {
        int[] samples = new int[area.columns() * area.rows()];
        eachBlock(component, (values, from, to, count, band) -> {
            for (int i = 0; i < count; i++) {
                samples[to + i] = values[from + i] / 2;
            }
        });
        new ReversibleWavelet(deadline).inverse(samples, component);
        return samples;
    }

    private float[] irreversible(TileComponent component) {
        float[] samples = new float[area.columns() * area.rows()];
        eachBlock(component, (values, from, to, count, band) -> {
            float half = (float) (band.interval / 2);
            for (int i = 0; i < count; i++) {
                samples[to + i] = values[from + i] * half;
            }
        });
        new IrreversibleWavelet(deadline).inverse(samples, component);
        return samples;
    }

    private void eachBlock(TileComponent component, LineSink sink) {
        BlockDecoder decoder =
                component.style.has(CodingStyle.HIGH_THROUGHPUT) ? new HtBlockDecoder() : new BlockPasses();
        for (int resolution = 0; resolution <= component.style.levels(); resolution++) {
            Area low = resolution == 0 ? new Area(0, 0, 0, 0) : component.resolution(resolution - 1);
            for (SubBand band : component.bands.get(resolution)) {
                int left = (band.across == 1 ? low.columns() : 0) - band.area.left();
                int top = (band.down == 1 ? low.rows() : 0) - band.area.top();
                for (CodeBlock code : band.blocks) {
                    deadline.check();
                    decode(decoder, code, band, component.style);
                    int columns = code.area.columns();
                    for (int row = 0; row < code.area.rows(); row++) {
                        int to = (code.area.top() + row + top) * area.columns() + code.area.left() + left;
                        sink.line(block, row * columns, to, columns, band);
                    }
                }
            }
        }
    }

    private void decode(BlockDecoder decoder, CodeBlock code, SubBand band, CodingStyle style) {
        int count = code.area.columns() * code.area.rows();
        if (block.length < count) {
            block = new int[count];
        }
        Arrays.fill(block, 0, count, 0);
        if (code.included) {
            decoder.decode(code, band, style, block);
        }
    }

    /** Takes one line of a code-block into the samples of a tile. */
    @FunctionalInterface
    private interface LineSink {
        void line(int[] values, int from, int to, int count, SubBand band);
    }
}
