package org.consilium.dicom.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviation;
import org.consilium.dicom.Element;
import org.consilium.dicom.Encoded;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Reads elements one after another (PS3.5 7). Lenient where the meaning is clear: odd lengths, elements out of order, value
 * representations nobody knows, stray delimiters. Lengths that do not fit into what holds them are refused.
 */
final class DataSetParser {

    private static final int HEADER_BYTES = 8;

    private final ByteInput in;
    private final ParseContext root;
    private final Inspector inspector;
    private final ElementHeader header = new ElementHeader();
    private final ValueParser values;

    DataSetParser(ByteInput in, Encoding encoding) {
        this(in, encoding, Inspector.DEAF);
    }

    DataSetParser(ByteInput in, Encoding encoding, Inspector inspector) {
        this(in, ParseContext.root(encoding), inspector);
    }

    DataSetParser(ByteInput in, ParseContext root, Inspector inspector) {
        this.in = in;
        this.root = root;
        this.inspector = inspector;
        this.values = new ValueParser(in, header, inspector);
    }

    /** All elements to the end of the input. */
    DataSet dataSet(TransferSyntax transferSyntax) throws IOException {
        int start = in.position();
        List<Element> elements = new ArrayList<>();
        while (next()) {
            elements.add(value());
        }
        return dataSet(elements, start, in.position(), transferSyntax);
    }

    /** The data set of elements that stand between two positions of the input. */
    DataSet dataSet(List<Element> elements, int start, int end, TransferSyntax transferSyntax) {
        ByteRange range = new ByteRange(in.buffer(), start, end - start);
        return DataSet.of(root.settled(elements), root.characterSet(), Optional.of(new Encoded(range, transferSyntax)));
    }

    /** All elements before the input ends or stops making sense. */
    DataSet salvaged(TransferSyntax transferSyntax) throws IOException {
        int start = in.position();
        List<Element> elements = new ArrayList<>();
        try {
            while (next()) {
                elements.add(value());
            }
        } catch (Rejected e) {
            if (e.reason() != Reason.DATA_SET_CORRUPT) {
                throw e;
            }
            inspector.met(Deviation.Kind.TRUNCATED, in.offset(), String.valueOf(e.getMessage()));
            return dataSet(elements, start, in.end(), transferSyntax);
        }
        return dataSet(elements, start, in.position(), transferSyntax);
    }

    /** The data set of elements that a caller took one by one; its bytes are not kept together. */
    DataSet dataSet(List<Element> elements) {
        return DataSet.of(root.settled(elements), root.characterSet(), Optional.empty());
    }

    /** Reads the header of the next element of the data set itself; false at its end. */
    boolean next() throws IOException {
        do {
            if (in.atEnd() || (root.hasElements() && isPadding())) {
                return false;
            }
            header.read(in, root);
        } while (values.isStrayDelimiter(root));
        inspector.element(header, root, in.offset());
        return true;
    }

    /** Whether nothing but null bytes follows, which some writers fill their blocks with. */
    private boolean isPadding() throws IOException {
        if (in.has(HEADER_BYTES) && !in.isZero(HEADER_BYTES)) {
            return false;
        }
        long from = in.offset();
        if (!in.skipZeros()) {
            if (in.offset() - from >= HEADER_BYTES) {
                throw new Rejected(Reason.DATA_SET_CORRUPT, "something behind null bytes, offset " + in.offset());
            }
            in.back((int) (in.offset() - from));
            return false;
        }
        inspector.met(Deviation.Kind.TRAILING_BYTES, from, in.offset() - from + " null bytes behind the last element");
        return true;
    }

    /** The header that was read last. */
    ElementHeader header() {
        return header;
    }

    /** How the elements of the data set itself are encoded, character set included as far as it is known. */
    ParseContext root() {
        return root;
    }

    /** Reads the value that belongs to the header. */
    Element value() throws IOException {
        return values.value(root);
    }

    /** Whether fragments follow the header (PS3.5 A.4). */
    boolean isFragments() {
        return values.isFragments();
    }

    /** Reads the header of the next fragment of pixel data; false at the delimiter behind the last. */
    boolean nextFragment() throws IOException {
        return values.nextFragment(root.encoding());
    }

    /** How many elements and items there are so far. */
    int counted() {
        return values.counted();
    }

    /**
     * The items of a sequence that fills the input, in implicit little endian as all UN does (PS3.5 6.2.2).
     *
     * @param before elements and items that others of the same data set had already
     */
    List<DataSet> unknownItems(int tag, int before) throws IOException {
        return values.unknownItems(tag, root, before);
    }
}
