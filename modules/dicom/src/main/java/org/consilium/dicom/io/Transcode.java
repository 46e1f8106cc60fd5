package org.consilium.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.consilium.dicom.ByteSwap;
import org.consilium.dicom.Element;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Changes the encoding of a stored data set with native pixel data, into Explicit VR Little Endian, the default of WADO-RS
 * (PS3.18 8.7.3.5.2), Implicit VR Little Endian, the default of associations (PS3.5 10.1), or any other that does not compress
 * it. Large values pass through without being kept.
 */
public final class Transcode {

    /** Largest value that is kept while it is changed, and largest sequence, in bytes. */
    private static final int VALUE_BYTES_MAX = 64 * 1024;

    private static final int PASS_BYTES = 64 * 1024;

    private Transcode() {}

    /** Whether a data set can be changed without decompressing pixel data. */
    public static boolean isPossible(TransferSyntax from) {
        return !from.isEncapsulated();
    }

    /**
     * Copies a data set in Explicit VR Little Endian; neither stream is closed.
     *
     * @param stored the data set as it is stored
     * @param from how it is encoded
     * @throws Rejected {@link Reason#NOT_ACCEPTABLE} if its pixel data is compressed, {@link Reason#DATA_SET_CORRUPT} if it
     *     cannot be parsed, {@link Reason#ELEMENT_TOO_LARGE} if what must be kept for a while exceeds
     *     {@link HeaderReader#BYTES_MAX}, of deflated ones {@link HeaderReader#INFLATED_BYTES_MAX}
     */
    public static void toExplicitLittleEndian(InputStream stored, TransferSyntax from, OutputStream out)
            throws IOException {
        change(stored, from, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, out);
    }

    /** The same in Implicit VR Little Endian. */
    public static void toImplicitLittleEndian(InputStream stored, TransferSyntax from, OutputStream out)
            throws IOException {
        change(stored, from, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, out);
    }

    /**
     * The same in any transfer syntax that does not compress pixel data, deflated ones included.
     *
     * @throws Rejected as {@link #toExplicitLittleEndian} does; {@link Reason#NOT_ACCEPTABLE} also if pixel data would have to be
     *     compressed
     */
    public static void change(InputStream stored, TransferSyntax from, TransferSyntax to, OutputStream out)
            throws IOException {
        if (!isPossible(from)) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "pixel data in " + from + " would have to be decompressed");
        }
        if (to.isEncapsulated()) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "pixel data would have to be compressed for " + to);
        }
        if (to.isDeflated()) {
            Deflation.write(out, deflating -> inflated(stored, from, Encoding.of(to), deflating));
        } else {
            inflated(stored, from, Encoding.of(to), out);
        }
    }

    private static void inflated(InputStream stored, TransferSyntax from, Encoding to, OutputStream out)
            throws IOException {
        if (from.isDeflated()) {
            try (Inflation inflation = Inflation.of(stored)) {
                plain(HeaderReader.input(inflation, from), Encoding.of(from), to, out);
            }
        } else {
            plain(HeaderReader.input(stored, from), Encoding.of(from), to, out);
        }
    }

    private static void plain(ByteInput in, Encoding from, Encoding to, OutputStream out) throws IOException {
        if (from == to) {
            in.rest().transferTo(out);
        } else {
            elements(in, from, to, out);
        }
    }

    private static void elements(ByteInput in, Encoding from, Encoding to, OutputStream out) throws IOException {
        DataSetParser parser = new DataSetParser(in, from);
        ElementHeader header = parser.header();
        ByteOutput bytes = new ByteOutput(to);
        ElementWriter writer = new ElementWriter(bytes, false);
        List<Element> held = new ArrayList<>(); // until it is known what they are
        while (parser.next()) {
            if (!parser.root().isSignOpen()) {
                write(held, parser.root(), writer, bytes, out);
            }
            if (held.isEmpty() && isPassed(header)) {
                pass(in, header, from, bytes, out);
                in.forget();
                continue;
            }
            held.add(parser.value());
            if (!parser.root().isSignOpen()) {
                write(held, parser.root(), writer, bytes, out);
                in.forget();
            }
        }
        write(held, parser.root(), writer, bytes, out);
    }

    private static void write(
            List<Element> held, ParseContext context, ElementWriter writer, ByteOutput bytes, OutputStream out)
            throws IOException {
        for (Element element : context.settled(held)) {
            writer.write(element, context.characterSet());
            bytes.drainTo(out);
        }
        held.clear();
    }

    private static boolean isPassed(ElementHeader header) {
        return header.length > VALUE_BYTES_MAX && !header.isUndefinedLength() && header.vr != VR.SQ;
    }

    private static void pass(ByteInput in, ElementHeader header, Encoding from, ByteOutput bytes, OutputStream out)
            throws IOException {
        bytes.header(header.tag, header.vr, header.length + (header.length & 1));
        bytes.drainTo(out);
        boolean swapped =
                from.isBigEndian() != bytes.encoding().isBigEndian() && !bytes.goesAsUnknown(header.vr, header.length);
        int wordBytes = swapped ? header.vr.wordBytes() : 1;
        byte[] buffer = new byte[PASS_BYTES];
        for (long left = header.length; left > 0; ) {
            int count = (int) Math.min(left, PASS_BYTES);
            in.take(buffer, count);
            ByteSwap.swap(buffer, 0, count, wordBytes);
            out.write(buffer, 0, count);
            left -= count;
        }
        if ((header.length & 1) == 1) {
            out.write(header.vr.padding());
        }
    }
}
