package org.consilium.imaging.render;

import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Three tables that give an index its colour (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6), plain or segmented. */
final class Palette {

    private final Channel[] channels;

    private Palette(Channel... channels) {
        this.channels = channels;
    }

    static Palette of(DataSet header) {
        return new Palette(
                channel(
                        header,
                        Tag.RedPaletteColorLookupTableDescriptor,
                        Tag.RedPaletteColorLookupTableData,
                        Tag.SegmentedRedPaletteColorLookupTableData),
                channel(
                        header,
                        Tag.GreenPaletteColorLookupTableDescriptor,
                        Tag.GreenPaletteColorLookupTableData,
                        Tag.SegmentedGreenPaletteColorLookupTableData),
                channel(
                        header,
                        Tag.BluePaletteColorLookupTableDescriptor,
                        Tag.BluePaletteColorLookupTableData,
                        Tag.SegmentedBluePaletteColorLookupTableData));
    }

    private static Channel channel(DataSet header, int descriptorTag, int dataTag, int segmentedTag) {
        Words.Descriptor descriptor = Words.descriptor(header, descriptorTag);
        byte[] bytes = header.bytes(dataTag).orElse(new byte[0]);
        if (bytes.length == 0 && header.contains(segmentedTag)) {
            int[] words = PaletteSegments.expand(Words.of(header, segmentedTag), descriptor.count());
            return new Channel(descriptor.first(), eightBits(words, descriptor.bits()));
        }
        if (bytes.length == 0) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "palette color lookup table data");
        }
        boolean oneBytePerEntry = descriptor.bits() == Byte.SIZE && bytes.length < 2 * descriptor.count();
        return new Channel(
                descriptor.first(), oneBytePerEntry ? bytes : eightBits(Words.of(header, dataTag), descriptor.bits()));
    }

    /** Entries declared with 16 bits but filled with 8 are found in the field: when no high byte is used, the low one counts. */
    private static byte[] eightBits(int[] words, int bits) {
        int highest = 0;
        for (int word : words) {
            highest |= word;
        }
        int shift = highest > 0xFF ? Math.max(bits, 9) - Byte.SIZE : 0;
        byte[] entries = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            entries[i] = (byte) (words[i] >> shift);
        }
        return entries;
    }

    Bitmap show(DecodedFrame frame) {
        PixelFormat format = frame.format();
        byte[] rgb = new byte[format.pixels() * 3];
        for (int i = 0; i < format.pixels(); i++) {
            int index = frame.value(i);
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = channels[channel].entry(index);
            }
        }
        return new Bitmap(format.columns(), format.rows(), 3, rgb);
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Channel(int first, byte[] entries) {

        byte entry(int index) {
            return entries[Math.clamp((long) index - first, 0, entries.length - 1)];
        }
    }
}
