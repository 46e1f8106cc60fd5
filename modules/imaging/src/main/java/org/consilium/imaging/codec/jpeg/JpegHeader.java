package org.consilium.imaging.codec.jpeg;

import java.util.List;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Component;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Frame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** What the marker segments before the first scan of a JPEG stream say about it. */
public final class JpegHeader {

    private static final List<Integer> LETTERS_RGB = List.of((int) 'R', (int) 'G', (int) 'B');
    private static final int ADOBE_BYTES = 12;
    private static final int ADOBE_YCC = 1;
    private static final int UNKNOWN = -1;

    private final Frame frame;
    private final boolean jfif;
    private final int adobeTransform;

    private JpegHeader(Frame frame, boolean jfif, int adobeTransform) {
        this.frame = frame;
        this.jfif = jfif;
        this.adobeTransform = adobeTransform;
    }

    /** Errors: DATA_SET_CORRUPT when there is no frame header. */
    public static JpegHeader of(byte[] stream) {
        JpegMarkers markers = new JpegMarkers(stream);
        boolean jfif = false;
        int transform = UNKNOWN;
        while (true) {
            int marker = markers.next();
            if (marker == JpegMarkers.EOI || marker == JpegMarkers.SOS) {
                throw new Rejected(Reason.DATA_SET_CORRUPT, "a JPEG stream without frame header");
            }
            if (JpegMarkers.isStartOfFrame(marker)) {
                return new JpegHeader(markers.frame(marker), jfif, transform);
            }
            if (marker == JpegMarkers.APP0) {
                jfif |= startsWith(markers, "JFIF");
            } else if (marker == JpegMarkers.APP14
                    && markers.remaining() >= ADOBE_BYTES
                    && startsWith(markers, "Adobe")) {
                markers.u16();
                markers.u16();
                markers.u16();
                transform = markers.u8();
            }
            markers.skip();
        }
    }

    private static boolean startsWith(JpegMarkers markers, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (markers.remaining() == 0 || markers.u8() != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public int rows() {
        return frame.rows();
    }

    public int columns() {
        return frame.columns();
    }

    public int precision() {
        return frame.precision();
    }

    public int components() {
        return frame.components().size();
    }

    /** Whether this is process 1, the one every browser decodes. */
    public boolean isBaseline() {
        return frame.marker() == JpegMarkers.SOF0;
    }

    /**
     * What three components really are. The header of the object is often wrong about it (RGB is written for streams that
     * every encoder makes as YCbCr), so marks in the stream count first: Adobe's transform flag, then JFIF or subsampled
     * chrominance, which only luminance and chrominance have; then the header.
     */
    public Photometric colour(Photometric claimed) {
        if (adobeTransform != UNKNOWN) {
            return adobeTransform == ADOBE_YCC ? Photometric.YBR_FULL : Photometric.RGB;
        }
        if (jfif || isSubsampled()) {
            return Photometric.YBR_FULL;
        }
        return claimed == Photometric.RGB || ids().equals(LETTERS_RGB) ? Photometric.RGB : Photometric.YBR_FULL;
    }

    /** What a browser takes three components for: the same marks, without knowing the header of the object. */
    public Photometric colourInBrowsers() {
        return colour(ids().equals(LETTERS_RGB) ? Photometric.RGB : Photometric.YBR_FULL);
    }

    private List<Integer> ids() {
        return frame.components().stream().map(Component::id).toList();
    }

    private boolean isSubsampled() {
        Component first = frame.components().getFirst();
        return frame.components().stream()
                .anyMatch(c -> c.horizontal() != first.horizontal() || c.vertical() != first.vertical());
    }
}
