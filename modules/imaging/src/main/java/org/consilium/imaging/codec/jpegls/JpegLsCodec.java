package org.consilium.imaging.codec.jpegls;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.codec.FrameCodec;
import org.consilium.imaging.codec.jpeg.JpegMarkers;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Frame;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Scan;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** JPEG-LS, lossless and near-lossless, in all three interleave modes (ITU-T T.87). */
public final class JpegLsCodec implements FrameCodec {

    private static final int PRESET_PARAMETERS = 1;

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] stream) {
        JpegMarkers markers = new JpegMarkers(stream);
        byte[] samples = new byte[format.frameBytes()];
        List<Integer> decoded = new ArrayList<>();
        Frame frame = new Frame(0, 0, 0, 0, List.of());
        JpegLsPreset preset = JpegLsPreset.DEFAULT;
        while (decoded.size() < format.samplesPerPixel()) {
            int marker = markers.next();
            switch (marker) {
                case JpegMarkers.EOI -> throw JpegMarkers.corrupt("the JPEG-LS stream ends before its last scan");
                case JpegMarkers.SOF55 -> frame = checked(markers.frame(marker), format);
                case JpegMarkers.LSE -> preset = readPreset(markers);
                case JpegMarkers.DRI -> refuseRestarts(markers);
                case JpegMarkers.SOS -> {
                    Scan scan = markers.scan();
                    List<Integer> channels = channels(frame, scan);
                    decoded.addAll(channels);
                    JpegLsBits bits = new JpegLsBits(stream, markers.position());
                    JpegLsContexts contexts =
                            new JpegLsContexts(preset.completed(frame.precision(), scan.start()), bits);
                    new JpegLsScan(format, channels, scan.end(), contexts).decode(samples);
                    markers.moveTo(bits.position());
                }
                default -> markers.skip();
            }
        }
        return new DecodedFrame(format.as(format.photometric()), samples);
    }

    private static Frame checked(Frame frame, PixelFormat format) {
        if (!frame.holds(format)) {
            throw JpegMarkers.corrupt("the JPEG-LS stream does not fit the header");
        }
        return frame;
    }

    private static JpegLsPreset readPreset(JpegMarkers markers) {
        if (markers.u8() != PRESET_PARAMETERS) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "JPEG-LS mapping tables cannot be rendered here");
        }
        return new JpegLsPreset(markers.u16(), markers.u16(), markers.u16(), markers.u16(), markers.u16(), 0);
    }

    private static void refuseRestarts(JpegMarkers markers) {
        if (markers.u16() != 0) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "JPEG-LS with restart intervals cannot be rendered here");
        }
    }

    private static List<Integer> channels(Frame frame, Scan scan) {
        List<Integer> channels =
                scan.selectors().stream().map(s -> frame.indexOf(s.id())).toList();
        if (channels.isEmpty()) {
            throw JpegMarkers.corrupt("a scan without components");
        }
        return channels;
    }
}
