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
 * Changes the encoding of a stored data set with native pixel data into Explicit VR Little Endian, the default of WADO-RS
 * (PS3.18 8.7.3.5.2), or Implicit VR Little Endian, the default of associations (PS3.5 10.1). Large values pass through without
 * being kept.
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
     *     {@link HeaderReader#BYTES_MAX}
     */
    public static void toExplicitLittleEndian(InputStream stored, TransferSyntax from, OutputStream out)
            throws IOException {
        change(stored, from, Encoding.EXPLICIT_LITTLE, out);
    }

    /** The same in Implicit VR Little Endian. */
    public static void toImplicitLittleEndian(InputStream stored, TransferSyntax from, OutputStream out)
            throws IOException {
        change(stored, from, Encoding.IMPLICIT_LITTLE, out);
    }

    private static void change(InputStream stored, TransferSyntax from, Encoding to, OutputStream out)
            throws IOException {
        if (!isPossible(from)) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "pixel data in " + from + " would have to be decompressed");
        }
        if (from.isDeflated()) {
            try (Inflation inflation = Inflation.of(stored)) {
                plain(inflation, Encoding.of(from), to, out);
            }
        } else {
            plain(stored, Encoding.of(from), to, out);
        }
    }

    private static void plain(InputStream stored, Encoding from, Encoding to, OutputStream out) throws IOException {
        if (from == to) {
            stored.transferTo(out);
        } else {
            elements(stored, from, to, out);
        }
    }

    private static void elements(InputStream stored, Encoding from, Encoding to, OutputStream out) throws IOException {
        ByteInput in = ByteInput.of(stored, HeaderReader.BYTES_MAX);
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
        int wordBytes = from.isBigEndian() ? header.vr.wordBytes() : 1;
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
