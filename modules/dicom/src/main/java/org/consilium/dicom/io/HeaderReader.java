package org.consilium.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.DeviationListener;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Rejected;

/** Reads the attributes before the pixel data from a stream, without reading the pixel data. */
public final class HeaderReader {

    /** Longest value that is kept, in bytes; longer ones become {@link DetachedElement}. */
    public static final int VALUE_BYTES_MAX = 1024 * 1024;

    /** Largest header, in bytes: a whole-slide object with functional groups for 100,000 tiles has some 30 MB. */
    public static final int BYTES_MAX = 128 * 1024 * 1024;

    /** Largest header of a deflated data set once inflated, in bytes: it costs its sender a thousandth of that. */
    public static final int INFLATED_BYTES_MAX = 32 * 1024 * 1024;

    /** Most bytes that are inflated in search of the pixel data, those of values that are passed over included. */
    public static final long INFLATED_PASSED_BYTES_MAX = 1L << 30;

    private HeaderReader() {}

    /**
     * Reads up to the pixel data, or to the end where there is none. The stream may have been read a little further; it is
     * not closed.
     *
     * @throws Rejected if what is there is no data set, ends within an element or has a header above {@link #BYTES_MAX}; where it
     *     is deflated, above {@link #INFLATED_BYTES_MAX}, or more than {@link #INFLATED_PASSED_BYTES_MAX} with all that is passed
     *     over
     */
    public static Header read(InputStream dataSet, TransferSyntax transferSyntax) throws IOException {
        return read(dataSet, transferSyntax, Inspector.DEAF);
    }

    /**
     * Reads as {@link #read(InputStream, TransferSyntax)} does and tells where the header deviates from the standard in its
     * structure; of what comes behind it nothing is told. Offsets count from the start of the data set, of the inflated one
     * where it is deflated.
     *
     * @throws Rejected as {@link #read(InputStream, TransferSyntax)} does
     */
    public static Header read(InputStream dataSet, TransferSyntax transferSyntax, DeviationListener listener)
            throws IOException {
        return read(dataSet, transferSyntax, Inspector.of(listener, 0));
    }

    private static Header read(InputStream dataSet, TransferSyntax transferSyntax, Inspector inspector)
            throws IOException {
        if (!transferSyntax.isDeflated()) {
            return read(input(dataSet, transferSyntax), transferSyntax, inspector);
        }
        try (Inflation inflation = Inflation.of(dataSet, INFLATED_PASSED_BYTES_MAX)) {
            return read(input(inflation, transferSyntax), transferSyntax, inspector);
        }
    }

    /** The input of a reader that keeps no more than a header. */
    static ByteInput input(InputStream stream, TransferSyntax transferSyntax) {
        return ByteInput.of(stream, transferSyntax.isDeflated() ? INFLATED_BYTES_MAX : BYTES_MAX);
    }

    private static Header read(ByteInput in, TransferSyntax transferSyntax, Inspector inspector) throws IOException {
        DataSetParser parser = new DataSetParser(in, Encoding.of(transferSyntax), inspector);
        ElementHeader header = parser.header();
        List<Element> elements = new ArrayList<>();
        while (parser.next()) {
            if (isPixelData(header.tag)) {
                OptionalLong length =
                        header.isUndefinedLength() ? OptionalLong.empty() : OptionalLong.of(header.length);
                var pixelData = new Header.PixelData(header.tag, header.vr, in.offset(), length);
                return new Header(parser.dataSet(elements), transferSyntax, Optional.of(pixelData));
            }
            if (isDetached(header)) {
                elements.add(new DetachedElement(header.tag, header.vr, in.offset(), header.length));
                in.skip(header.length);
            } else {
                elements.add(parser.value());
            }
        }
        return new Header(parser.dataSet(elements), transferSyntax, Optional.empty());
    }

    static boolean isPixelData(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    /** The extended offset table is kept whatever its length, since it finds the frames. */
    private static boolean isDetached(ElementHeader header) {
        return header.length > VALUE_BYTES_MAX
                && !header.isUndefinedLength()
                && header.vr != VR.SQ
                && header.tag != Tag.ExtendedOffsetTable
                && header.tag != Tag.ExtendedOffsetTableLengths;
    }
}
