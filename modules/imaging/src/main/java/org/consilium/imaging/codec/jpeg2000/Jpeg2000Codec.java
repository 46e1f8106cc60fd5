package org.consilium.imaging.codec.jpeg2000;

import java.time.Duration;
import java.util.List;
import org.consilium.imaging.codec.Deadline;
import org.consilium.imaging.codec.FrameCodec;
import org.consilium.imaging.codec.jpeg2000.ImageSize.Component;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** JPEG 2000 part 1 and High-Throughput JPEG 2000 (part 15). Sizes are checked before anything is allocated. */
public final class Jpeg2000Codec implements FrameCodec {

    /** Most samples of a frame: up to ten bytes are needed for each of them. */
    static final int SAMPLES_MAX = 32 << 20;

    private final Duration timeMax;

    public Jpeg2000Codec(Duration timeMax) {
        this.timeMax = timeMax;
    }

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] stream) {
        Deadline deadline = Deadline.in(timeMax);
        ImageSize size = Codestream.size(stream);
        if (size.image().rows() != format.rows()
                || size.image().columns() != format.columns()
                || size.components().size() != format.samplesPerPixel()
                || size.components().stream().anyMatch(c -> c.precision() > format.bitsAllocated())) {
            throw Segment.corrupt("the JPEG 2000 stream does not fit the header");
        }
        if (format.samples() > SAMPLES_MAX) {
            throw new Rejected(
                    Reason.TOO_LARGE, "JPEG 2000 frames of more than " + SAMPLES_MAX + " samples are not decoded");
        }
        Codestream codestream = Codestream.read(stream);
        byte[] samples = new byte[format.frameBytes()];
        BlockCount count = new BlockCount();
        codestream.tiles().forEach((index, tile) -> {
            Area area = size.tileArea(index);
            int[][] values = new TileDecoder(tile, size, area, count, deadline).decode();
            for (int channel = 0; channel < values.length; channel++) {
                store(values[channel], size, area, channel, format, samples);
            }
        });
        return new DecodedFrame(format.as(decoded(format.photometric())), samples);
    }

    /** The component transformation of the codestream is undone by decoding (PS3.5 8.2.4). */
    private static Photometric decoded(Photometric photometric) {
        return switch (photometric) {
            case YBR_ICT, YBR_RCT -> Photometric.RGB;
            case YBR_FULL_422, YBR_PARTIAL_422 -> Photometric.YBR_FULL;
            case MONOCHROME1, MONOCHROME2, PALETTE_COLOR, RGB, YBR_FULL -> photometric;
        };
    }

    /** Shifts the values of a tile to their level (G.1) and puts them where they belong in the frame. */
    private static void store(
            int[] values, ImageSize size, Area area, int channel, PixelFormat format, byte[] samples) {
        List<Component> components = size.components();
        Component component = components.get(channel);
        int half = 1 << component.precision() - 1;
        int shift = component.signed() ? 0 : half;
        int least = component.signed() ? -half : 0;
        int most = least + 2 * half - 1;
        int bytes = format.sampleBytes();
        int step = bytes * components.size();
        int from = 0;
        for (int row = area.top() - size.image().top();
                row < area.bottom() - size.image().top();
                row++) {
            int column = area.left() - size.image().left();
            int to = (row * format.columns() + column) * step + channel * bytes;
            for (int end = from + area.columns(); from < end; from++, to += step) {
                int value = Math.clamp(values[from] + shift, least, most);
                samples[to] = (byte) value;
                if (bytes > 1) {
                    samples[to + 1] = (byte) (value >> Byte.SIZE);
                }
            }
        }
    }
}
