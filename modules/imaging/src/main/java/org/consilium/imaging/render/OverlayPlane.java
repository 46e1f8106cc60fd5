package org.consilium.imaging.render;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;

/**
 * An overlay plane (PS3.3 C.9.2): graphics or a region of interest, one bit for each pixel, in Overlay Data or, as older objects
 * have it, in bits of the pixel data that no sample uses.
 *
 * @param group 0x6000 to 0x601E
 * @param firstBit of the frame in the data
 */
record OverlayPlane(DataSet header, int group, long firstBit) {

    private static final int GROUPS = 16;
    private static final byte WHITE = (byte) 0xFF;

    /** The planes that belong to a frame, from 0. */
    static Stream<OverlayPlane> of(DataSet header, int frame) {
        return IntStream.range(0, GROUPS)
                .mapToObj(i -> of(header, 2 * i << 16, frame))
                .flatMap(Optional::stream);
    }

    private static Optional<OverlayPlane> of(DataSet header, int group, int frame) {
        int rows = header.integer(Tag.OverlayRows + group).orElse(0);
        int columns = header.integer(Tag.OverlayColumns + group).orElse(0);
        if (rows < 1 || columns < 1) {
            return Optional.empty();
        }
        int frames = header.integer(Tag.NumberOfFramesInOverlay + group).orElse(1);
        boolean ofAllFrames = frames == 1 && !header.contains(Tag.ImageFrameOrigin + group);
        int index = frame - (header.integer(Tag.ImageFrameOrigin + group).orElse(1) - 1);
        if (!ofAllFrames && (index < 0 || index >= frames)) {
            return Optional.empty();
        }
        return Optional.of(new OverlayPlane(header, group, ofAllFrames ? 0 : (long) index * rows * columns));
    }

    /** A copy of the picture in which every pixel that the plane marks is white. */
    Bitmap burntInto(Bitmap picture, DecodedFrame frame) {
        byte[] values = picture.values().clone();
        int[] origin = Words.of(header, Tag.OverlayOrigin + group);
        int top = origin.length == 2 ? (short) origin[0] - 1 : 0;
        int left = origin.length == 2 ? (short) origin[1] - 1 : 0;
        int rows = header.integer(Tag.OverlayRows + group).orElse(0);
        int columns = header.integer(Tag.OverlayColumns + group).orElse(0);
        Marks marks = marks(frame);
        for (int row = Math.max(0, -top); row < Math.min(rows, picture.rows() - top); row++) {
            for (int column = Math.max(0, -left); column < Math.min(columns, picture.columns() - left); column++) {
                if (marks.isSet((long) row * columns + column)) {
                    int at = ((row + top) * picture.columns() + column + left) * picture.channels();
                    Arrays.fill(values, at, at + picture.channels(), WHITE);
                }
            }
        }
        return new Bitmap(picture.columns(), picture.rows(), picture.channels(), values);
    }

    private Marks marks(DecodedFrame frame) {
        byte[] data = header.bytes(Tag.OverlayData + group).orElse(new byte[0]);
        if (data.length > 0) {
            return index -> {
                long bit = firstBit + index;
                return bit >> 3 < data.length && (data[(int) (bit >> 3)] >> (bit & 7) & 1) == 1;
            };
        }
        PixelFormat format = frame.format();
        int position = header.integer(Tag.OverlayBitPosition + group).orElse(0);
        boolean unused = position > format.highBit() || position <= format.highBit() - format.bitsStored();
        int bytes = format.sampleBytes();
        if (!unused || format.photometric().isColour() || position >= bytes * Byte.SIZE) {
            return _ -> false;
        }
        byte[] samples = frame.samples();
        return index -> index < format.pixels()
                && (samples[(int) index * bytes + position / Byte.SIZE] >> position % Byte.SIZE & 1) == 1;
    }

    /** Which pixels of the plane are marked, counted line after line. */
    @FunctionalInterface
    private interface Marks {
        boolean isSet(long index);
    }
}
