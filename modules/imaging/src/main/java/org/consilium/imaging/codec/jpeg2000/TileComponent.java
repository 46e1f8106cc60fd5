package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.codec.jpeg2000.Precinct.PrecinctBand;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** One component of a tile: its resolutions, their sub-bands, precincts and code-blocks (B.5 to B.7). */
final class TileComponent {

    final Area area;
    final CodingStyle style;
    /** For each resolution, from the lowest. */
    final List<List<SubBand>> bands = new ArrayList<>();

    final List<Precinct> precincts = new ArrayList<>();
    private final int number;
    private final Quantization quantization;
    private final int precision;
    private final int regionShift;
    private final BlockCount count;

    TileComponent(Area tile, int number, TileHeader header, int precision, BlockCount count) {
        this.area = tile;
        this.number = number;
        this.style = header.style(number);
        this.quantization = header.quantization(number);
        this.precision = precision;
        this.regionShift = header.regionShift(number);
        if (regionShift > 0 && style.has(CodingStyle.HIGH_THROUGHPUT)) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "HTJ2K with a region of interest cannot be rendered here");
        }
        this.count = count;
        for (int resolution = 0; resolution <= style.levels(); resolution++) {
            bands.add(bandsOf(resolution));
            addPrecincts(resolution);
        }
    }

    Area resolution(int resolution) {
        return area.halved(style.levels() - resolution);
    }

    private List<SubBand> bandsOf(int resolution) {
        if (resolution == 0) {
            return List.of(band(0, area.halved(style.levels()), 0, 0));
        }
        int level = style.levels() - resolution + 1;
        int first = 3 * resolution - 2;
        return List.of(
                band(first, area.band(level, 1, 0), 1, 0),
                band(first + 1, area.band(level, 0, 1), 0, 1),
                band(first + 2, area.band(level, 1, 1), 1, 1));
    }

    private SubBand band(int index, Area place, int across, int down) {
        int planes = quantization.guardBits() + quantization.exponent(index) - 1;
        double interval = quantization.interval(index, precision + across + down);
        return new SubBand(place, across, down, planes, regionShift, interval);
    }

    private void addPrecincts(int resolution) {
        Area whole = resolution(resolution);
        if (whole.isEmpty()) {
            return;
        }
        int columnBits = style.precinctColumns(resolution);
        int rowBits = style.precinctRows(resolution);
        if (resolution > 0 && (columnBits == 0 || rowBits == 0)) {
            throw Segment.corrupt("JPEG 2000 precincts are too small");
        }
        int firstColumn = whole.left() >> columnBits;
        int firstRow = whole.top() >> rowBits;
        int across = (whole.right() - 1 >> columnBits) - firstColumn + 1;
        int down = (whole.bottom() - 1 >> rowBits) - firstRow + 1;
        count.add((long) across * down);
        int scale = style.levels() - resolution;
        for (int index = 0; index < across * down; index++) {
            long column = firstColumn + index % across;
            long row = firstRow + index / across;
            long left = Math.max(area.left(), column << columnBits + scale);
            long top = Math.max(area.top(), row << rowBits + scale);
            precincts.add(new Precinct(number, resolution, left, top, index, contents(resolution, column, row)));
        }
    }

    private List<PrecinctBand> contents(int resolution, long column, long row) {
        int half = resolution == 0 ? 0 : 1;
        int columnBits = style.precinctColumns(resolution) - half;
        int rowBits = style.precinctRows(resolution) - half;
        List<PrecinctBand> contents = new ArrayList<>();
        for (SubBand band : bands.get(resolution)) {
            Area part = band.area.within(
                    column << columnBits, row << rowBits, column + 1 << columnBits, row + 1 << rowBits);
            contents.add(blocks(
                    band, part, Math.min(columnBits, style.blockColumns()), Math.min(rowBits, style.blockRows())));
        }
        return contents;
    }

    private PrecinctBand blocks(SubBand band, Area part, int columnBits, int rowBits) {
        if (part.isEmpty()) {
            return new PrecinctBand(List.of(), 0, 0);
        }
        int left = part.left() >> columnBits;
        int top = part.top() >> rowBits;
        int across = (part.right() - 1 >> columnBits) - left + 1;
        int down = (part.bottom() - 1 >> rowBits) - top + 1;
        count.add((long) across * down);
        List<CodeBlock> blocks = new ArrayList<>(across * down);
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                long column = left + x;
                long row = top + y;
                Area place =
                        part.within(column << columnBits, row << rowBits, column + 1 << columnBits, row + 1 << rowBits);
                blocks.add(new CodeBlock(place, x, y));
            }
        }
        band.blocks.addAll(blocks);
        return new PrecinctBand(blocks, across, down);
    }
}
