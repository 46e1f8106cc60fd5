package org.consilium.dicom.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Encoded;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Reads elements one after another (PS3.5 7). Lenient where the meaning is clear: odd lengths, elements out of order, value
 * representations nobody knows, stray delimiters. Lengths that do not fit into what holds them are refused.
 */
final class DataSetParser {

    /** Most elements and items of one data set: eight bytes of an empty item must not cost a hundred without end. */
    static final int COUNT_MAX = 4_000_000;

    private final ByteInput in;
    private final ParseContext root;
    private final ElementHeader header = new ElementHeader();
    private int count;

    DataSetParser(ByteInput in, Encoding encoding) {
        this(in, ParseContext.root(encoding));
    }

    private DataSetParser(ByteInput in, ParseContext root) {
        this.in = in;
        this.root = root;
    }

    /** All elements to the end of the input. */
    DataSet dataSet(TransferSyntax transferSyntax) throws IOException {
        int start = in.position();
        List<Element> elements = new ArrayList<>();
        while (next()) {
            elements.add(value());
        }
        ByteRange range = new ByteRange(in.buffer(), start, in.position() - start);
        return DataSet.of(elements, root.characterSet(), Optional.of(new Encoded(range, transferSyntax)));
    }

    /** The data set of elements that a caller took one by one; its bytes are not kept together. */
    DataSet dataSet(List<Element> elements) {
        return DataSet.of(elements, root.characterSet(), Optional.empty());
    }

    /** Reads the header of the next element of the data set itself; false at its end. */
    boolean next() throws IOException {
        do {
            if (in.atEnd()) {
                return false;
            }
            header.read(in, root.encoding(), root.signedPixels());
        } while (isStrayDelimiter());
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
        return value(root);
    }

    private boolean isStrayDelimiter() {
        if (!header.isDelimiter()) {
            return false;
        }
        if (header.length != 0) {
            throw corrupt("item without a sequence");
        }
        return true;
    }

    private void count() {
        if (++count > COUNT_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + COUNT_MAX + " elements and items");
        }
    }

    private Element value(ParseContext context) throws IOException {
        count();
        int tag = header.tag;
        VR vr = header.vr;
        if (header.isUndefinedLength()) {
            return undefinedLength(tag, vr, context);
        }
        if (vr == VR.SQ) {
            long end = in.offset() + header.length;
            return new SequenceElement(tag, items(end, context, context.encoding()));
        }
        in.require(header.length);
        int length = (int) header.length;
        Element element = vr == VR.UN ? unknown(tag, length, context) : known(tag, vr, length, context);
        in.advance(length);
        if (tag == Tag.SpecificCharacterSet || tag == Tag.PixelRepresentation) {
            context.learn(element);
        }
        return element;
    }

    private Element known(int tag, VR vr, int length, ParseContext context) {
        boolean bigEndian = context.encoding().isBigEndian();
        return ValueElement.of(tag, vr, in.buffer(), in.position(), length, bigEndian, context.characterSet());
    }

    /** A value that a writer did not know, in implicit little endian (PS3.5 6.2.2), may be one that we know. */
    private Element unknown(int tag, int length, ParseContext context) throws IOException {
        VR vr = Dictionary.vr(tag, context.signedPixels());
        if (vr == VR.SQ) {
            ByteInput content = ByteInput.of(in.buffer(), in.position(), length);
            ParseContext implicit = context.as(Encoding.IMPLICIT_LITTLE);
            DataSetParser parser = new DataSetParser(content, implicit);
            parser.count = count;
            try {
                long end = content.offset() + length;
                List<DataSet> items = parser.items(end, implicit, Encoding.IMPLICIT_LITTLE);
                count = parser.count;
                return new SequenceElement(tag, items);
            } catch (Rejected e) {
                if (e.reason() != Reason.DATA_SET_CORRUPT) {
                    throw e;
                }
                vr = VR.UN; // Not what the dictionary says: kept as it is.
            }
        }
        return ValueElement.of(tag, vr, in.buffer(), in.position(), length, false, context.characterSet());
    }

    private Element undefinedLength(int tag, VR vr, ParseContext context) throws IOException {
        if (vr == VR.SQ || (vr == VR.UN && tag != Tag.PixelData)) {
            // UN of undefined length holds implicit elements in any transfer syntax (PS3.5 6.2.2).
            Encoding encoding = vr == VR.UN ? Encoding.IMPLICIT_LITTLE : context.encoding();
            return new SequenceElement(tag, items(ElementHeader.UNDEFINED_END, context, encoding));
        }
        if (vr.isBulk()) {
            return new FragmentsElement(tag, vr, fragments(context.encoding()));
        }
        throw corrupt(vr + " of undefined length");
    }

    private List<DataSet> items(long end, ParseContext context, Encoding encoding) throws IOException {
        List<DataSet> items = new ArrayList<>();
        while (in.offset() < end) {
            header.readItem(in, encoding);
            if (header.tag == Tags.SEQUENCE_DELIMITATION) {
                if (end == ElementHeader.UNDEFINED_END) {
                    return items;
                }
            } else if (header.tag == Tags.ITEM) {
                items.add(item(end, context.item(encoding)));
            } else {
                throw corrupt("something else than an item in a sequence");
            }
        }
        if (in.offset() > end) {
            throw corrupt("sequence shorter than its items");
        }
        return items;
    }

    private DataSet item(long sequenceEnd, ParseContext context) throws IOException {
        count();
        if (header.length == 0) {
            return DataSet.empty();
        }
        boolean undefined = header.isUndefinedLength();
        long end = undefined ? sequenceEnd : in.offset() + header.length;
        if (end > sequenceEnd) {
            throw corrupt("item longer than its sequence");
        }
        int start = in.position();
        int stop = start;
        List<Element> elements = new ArrayList<>();
        while (in.offset() < end) {
            header.read(in, context.encoding(), context.signedPixels());
            if (undefined && header.tag == Tags.ITEM_DELIMITATION) {
                stop = in.position() - 8;
                break;
            }
            if (!isStrayDelimiter()) {
                elements.add(value(context));
            }
            stop = in.position();
        }
        if (in.offset() > end) {
            throw corrupt("item shorter than its elements");
        }
        Encoded encoded = new Encoded(
                new ByteRange(in.buffer(), start, stop - start),
                context.encoding().plain());
        return DataSet.of(elements, context.characterSet(), Optional.of(encoded));
    }

    private List<ByteRange> fragments(Encoding encoding) throws IOException {
        List<ByteRange> fragments = new ArrayList<>();
        while (true) {
            header.readItem(in, encoding);
            if (header.tag == Tags.SEQUENCE_DELIMITATION) {
                return fragments;
            }
            if (header.tag != Tags.ITEM || header.isUndefinedLength()) {
                throw corrupt("something else than a fragment in encapsulated pixel data");
            }
            in.require(header.length);
            int length = (int) header.length;
            fragments.add(new ByteRange(in.buffer(), in.position(), length));
            in.advance(length);
        }
    }

    Rejected corrupt(String what) {
        return new Rejected(
                Reason.DATA_SET_CORRUPT, what + " at " + Tags.toString(header.tag) + ", offset " + in.offset());
    }
}
