package org.consilium.imaging.pixel;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The image pixel description of a header (PS3.3 C.7.6.3.1), checked so that arithmetic on it cannot overflow.
 *
 * @param bitsAllocated 1, 8, 16 or 32; 64 for floats of double precision, which decoding makes into single ones
 * @param highBit most significant bit stored; bits above it are no part of the value
 * @param byPlane colour samples are stored plane after plane (Planar Configuration 1)
 * @param real samples are floats (Float and Double Float Pixel Data, PS3.3 C.7.6.24, C.7.6.25)
 */
public record PixelFormat(
        int rows,
        int columns,
        Photometric photometric,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        boolean byPlane,
        boolean real) {

    /** Most samples of one frame that are decoded: 64 Mi, for example 8192 x 8192 grey pixels. */
    public static final long SAMPLES_MAX = 64L << 20;

    public PixelFormat {
        if (rows < 1 || columns < 1) {
            throw corrupt("rows and columns must be positive");
        }
        if ((long) rows * columns * photometric.samplesPerPixel() > SAMPLES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "a frame of more than " + SAMPLES_MAX + " samples is not decoded");
        }
        if (!List.of(1, 8, 16, 32).contains(bitsAllocated) && !(real && bitsAllocated == Double.SIZE)) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "this number of bits allocated cannot be rendered here");
        }
        if (bitsStored < 1 || bitsStored > bitsAllocated || highBit >= bitsAllocated || highBit < bitsStored - 1) {
            throw corrupt("bits stored and high bit do not fit into bits allocated");
        }
        if (photometric.isColour() && bitsAllocated != 8 && bitsAllocated != 16) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "colour is rendered with 8 or 16 bits allocated only");
        }
    }

    /** Errors: MISSING_ATTRIBUTE, DATA_SET_CORRUPT, TOO_LARGE, NOT_ACCEPTABLE. */
    public static PixelFormat of(DataSet header) {
        Photometric photometric =
                Photometric.of(header.text(Tag.PhotometricInterpretation).orElseThrow(() -> missing("0028,0004")));
        int samples = header.integer(Tag.SamplesPerPixel).orElse(photometric.samplesPerPixel());
        if (samples != photometric.samplesPerPixel()) {
            throw corrupt("samples per pixel do not fit the photometric interpretation");
        }
        int allocated = header.integer(Tag.BitsAllocated).orElseThrow(() -> missing("0028,0100"));
        boolean real = allocated >= Float.SIZE && !header.contains(Tag.BitsStored);
        int stored = header.integer(Tag.BitsStored).orElse(allocated);
        return new PixelFormat(
                header.integer(Tag.Rows).orElseThrow(() -> missing("0028,0010")),
                header.integer(Tag.Columns).orElseThrow(() -> missing("0028,0011")),
                photometric,
                allocated,
                stored,
                header.integer(Tag.HighBit).orElse(stored - 1),
                header.integer(Tag.PixelRepresentation).orElse(0) == 1,
                header.integer(Tag.PlanarConfiguration).orElse(0) == 1,
                real);
    }

    public int pixels() {
        return rows * columns;
    }

    public int samplesPerPixel() {
        return photometric.samplesPerPixel();
    }

    /** Samples of one frame at full chrominance resolution. */
    public int samples() {
        return pixels() * samplesPerPixel();
    }

    /** Bytes of one sample in normal form. */
    public int sampleBytes() {
        return Math.max(1, bitsAllocated / Byte.SIZE);
    }

    /** Bytes of a frame in normal form. */
    public int frameBytes() {
        return Math.multiplyExact(samples(), sampleBytes());
    }

    /** The value held in the allocated bits of one sample. */
    public int valueOf(int raw) {
        if (real) {
            return raw;
        }
        int up = Integer.SIZE - 1 - highBit;
        int down = Integer.SIZE - bitsStored;
        return signed ? raw << up >> down : raw << up >>> down;
    }

    /** The same samples, read as another photometric interpretation, by pixel. */
    public PixelFormat as(Photometric other) {
        return new PixelFormat(rows, columns, other, bitsAllocated, bitsStored, highBit, signed, false, real);
    }

    /** The same picture with other sample sizes, by pixel. */
    public PixelFormat withBits(int allocated, int stored) {
        return new PixelFormat(rows, columns, photometric, allocated, stored, stored - 1, signed, false, real);
    }

    private static Rejected missing(String tag) {
        return new Rejected(Reason.MISSING_ATTRIBUTE, tag);
    }

    private static Rejected corrupt(String detail) {
        return new Rejected(Reason.DATA_SET_CORRUPT, detail);
    }
}
