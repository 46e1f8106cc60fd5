package org.consilium.imaging.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.codec.FrameCodec;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Frame;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Scan;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Selector;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** JPEG lossless, process 14 with any predictor (ITU-T T.81 annex H), Huffman coded. */
public final class LosslessJpegCodec implements FrameCodec {

    private static final int TABLES = 4;

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] stream) {
        JpegMarkers markers = new JpegMarkers(stream);
        HuffmanTable[] tables = new HuffmanTable[TABLES];
        byte[] samples = new byte[format.frameBytes()];
        List<Integer> decoded = new ArrayList<>();
        Frame frame = new Frame(0, 0, 0, 0, List.of());
        int restartInterval = 0;
        while (decoded.size() < format.samplesPerPixel()) {
            int marker = markers.next();
            switch (marker) {
                case JpegMarkers.EOI -> throw JpegMarkers.corrupt("the lossless JPEG stream ends before its last scan");
                case JpegMarkers.SOF3 -> frame = checked(markers.frame(marker), format);
                case JpegMarkers.DHT -> readTables(markers, tables);
                case JpegMarkers.DRI -> restartInterval = markers.u16();
                case JpegMarkers.SOS -> {
                    Scan scan = markers.scan();
                    List<LosslessChannel> channels = channels(frame, scan, tables);
                    channels.forEach(channel -> decoded.add(channel.index()));
                    EntropyBits bits = new EntropyBits(stream, markers.position());
                    new LosslessScan(format, channels, scan, restartInterval).decode(bits, samples);
                    markers.moveTo(bits.position());
                }
                default -> refuseOtherFrames(marker, markers);
            }
        }
        return new DecodedFrame(format.as(format.photometric()), samples);
    }

    private static Frame checked(Frame frame, PixelFormat format) {
        if (!frame.holds(format)) {
            throw JpegMarkers.corrupt("the lossless JPEG stream does not fit the header");
        }
        if (frame.components().stream().anyMatch(c -> c.horizontal() != 1 || c.vertical() != 1)) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "subsampled lossless JPEG cannot be rendered here");
        }
        return frame;
    }

    private static void readTables(JpegMarkers markers, HuffmanTable[] tables) {
        while (markers.remaining() > 0) {
            int number = markers.u8() & 0xF;
            if (number >= TABLES) {
                throw JpegMarkers.corrupt("a Huffman table has an invalid number");
            }
            tables[number] = HuffmanTable.read(markers);
        }
    }

    private static List<LosslessChannel> channels(Frame frame, Scan scan, HuffmanTable[] tables) {
        List<LosslessChannel> channels = new ArrayList<>();
        for (Selector selector : scan.selectors()) {
            int number = selector.tables() >> 4;
            HuffmanTable table = number < TABLES ? tables[number] : null;
            if (table == null) {
                throw JpegMarkers.corrupt("a scan names a Huffman table that is not there");
            }
            channels.add(new LosslessChannel(frame.indexOf(selector.id()), frame.precision(), table));
        }
        if (channels.isEmpty()) {
            throw JpegMarkers.corrupt("a scan without components");
        }
        return channels;
    }

    private static void refuseOtherFrames(int marker, JpegMarkers markers) {
        if (JpegMarkers.isStartOfFrame(marker)) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "this JPEG process cannot be rendered here");
        }
        markers.skip();
    }

    /**
     * One component of a scan.
     *
     * @param index its place in a pixel
     * @param precision bits of a sample
     */
    record LosslessChannel(int index, int precision, HuffmanTable table) {}
}
