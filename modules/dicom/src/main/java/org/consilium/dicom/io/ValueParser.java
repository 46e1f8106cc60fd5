package org.consilium.dicom.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviation;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.Element;
import org.consilium.dicom.Encoded;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Reads the value that belongs to a header, with all that is in it: items of sequences, fragments of pixel data. Lengths that do
 * not fit into what holds them are refused.
 */
final class ValueParser {

    /** Most elements and items of one data set: eight bytes of an empty item must not cost a hundred without end. */
    static final int COUNT_MAX = 4_000_000;

    private final ByteInput in;
    private final ElementHeader header;
    private final Inspector inspector;
    private int count;

    /**
     * @param header what was read last; also of the elements within a value
     */
    ValueParser(ByteInput in, ElementHeader header, Inspector inspector) {
        this.in = in;
        this.header = header;
        this.inspector = inspector;
    }

    int counted() {
        return count;
    }

    List<DataSet> unknownItems(int tag, ParseContext context, int before) throws IOException {
        count = before;
        return items(tag, in.end(), context, Encoding.IMPLICIT_LITTLE);
    }

    /** Whether the header is that of a delimiter of nothing, which is passed over. */
    boolean isStrayDelimiter(ParseContext context) {
        if (!header.isDelimiter()) {
            return false;
        }
        if (header.length != 0) {
            throw corrupt("item without a sequence");
        }
        inspector.met(
                Deviation.Kind.STRAY_DELIMITER, context, header.tag, in.offset(), "a delimiter of nothing, skipped");
        return true;
    }

    private void count() {
        if (++count > COUNT_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + COUNT_MAX + " elements and items");
        }
    }

    Element value(ParseContext context) throws IOException {
        count();
        int tag = header.tag;
        VR vr = header.vr;
        if (header.isUndefinedLength()) {
            return undefinedLength(tag, vr, context);
        }
        if (vr == VR.SQ) {
            long end = in.offset() + header.length;
            return new SequenceElement(tag, items(tag, end, context, context.encoding()));
        }
        in.require(header.length);
        int length = (int) header.length;
        Element element = vr == VR.UN ? unknown(tag, length, context) : known(tag, vr, length, context);
        in.advance(length);
        if (tag == Tag.SpecificCharacterSet || tag == Tag.PixelRepresentation || tag == Tag.LUTDescriptor) {
            learn(element, context);
        }
        return element;
    }

    private Element known(int tag, VR vr, int length, ParseContext context) {
        boolean bigEndian = context.encoding().isBigEndian();
        return ValueElement.of(tag, vr, in.buffer(), in.position(), length, bigEndian, context.characterSet(vr));
    }

    private void learn(Element element, ParseContext context) {
        context.learn(element);
        if (element.tag() == Tag.SpecificCharacterSet && !context.characterSet().isDefined()) {
            inspector.met(
                    Deviation.Kind.UNKNOWN_CHARACTER_SET,
                    context,
                    element.tag(),
                    in.offset(),
                    "not the defined terms of the standard");
        }
    }

    /** A value that a writer did not know, in implicit little endian (PS3.5 6.2.2), may be one that we know. */
    private Element unknown(int tag, int length, ParseContext context) throws IOException {
        VR vr = context.vr(tag);
        if (vr == VR.SQ) {
            Deviations.Collector inside = Deviations.collector();
            ByteInput content = in.slice(length);
            ValueParser parser = new ValueParser(content, new ElementHeader(), inspector.with(inside));
            parser.count = count;
            try {
                long end = content.offset() + length;
                List<DataSet> items = parser.items(tag, end, context, Encoding.IMPLICIT_LITTLE);
                count = parser.count;
                inspector.met(inside.deviations());
                return new SequenceElement(tag, items);
            } catch (Rejected e) {
                if (e.reason() != Reason.DATA_SET_CORRUPT) {
                    throw e;
                }
                vr = VR.UN; // Not what the dictionary says: kept as it is.
                inspector.met(
                        Deviation.Kind.NO_SEQUENCE, context, tag, in.offset(), "no items of a sequence, kept as UN");
            }
        }
        return ValueElement.of(tag, vr, in.buffer(), in.position(), length, false, context.characterSet(vr));
    }

    private Element undefinedLength(int tag, VR vr, ParseContext context) throws IOException {
        if (vr == VR.SQ || isUnknownSequence()) {
            // UN of undefined length holds implicit elements in any transfer syntax (PS3.5 6.2.2).
            Encoding encoding = vr == VR.UN ? Encoding.IMPLICIT_LITTLE : context.encoding();
            return new SequenceElement(tag, items(tag, ElementHeader.UNDEFINED_END, context, encoding));
        }
        if (isFragments()) {
            return new FragmentsElement(tag, vr, fragments(context.encoding()));
        }
        throw corrupt(vr + " of undefined length");
    }

    private boolean isUnknownSequence() {
        return header.vr == VR.UN && header.tag != Tag.PixelData;
    }

    boolean isFragments() {
        return header.isUndefinedLength() && header.vr.isBulk() && !isUnknownSequence();
    }

    private List<DataSet> items(int tag, long end, ParseContext context, Encoding encoding) throws IOException {
        List<DataSet> items = new ArrayList<>();
        while (in.offset() < end) {
            header.readItem(in, encoding);
            if (header.tag == Tags.SEQUENCE_DELIMITATION) {
                if (end == ElementHeader.UNDEFINED_END) {
                    return items;
                }
                inspector.met(
                        Deviation.Kind.SEQUENCE_LENGTH,
                        context,
                        tag,
                        in.offset(),
                        "a delimiter in a sequence of defined length, skipped");
            } else if (header.tag == Tags.ITEM) {
                items.add(item(end, context.item(encoding, tag, items.size())));
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
            inspector.sequence(
                    context,
                    in.offset(),
                    "an item of " + header.length + " bytes, longer than what is left of its sequence");
            end = sequenceEnd; // Its elements must end there then.
        }
        int start = in.position();
        int stop = start;
        boolean delimited = false;
        List<Element> elements = new ArrayList<>();
        while (in.offset() < end) {
            header.read(in, context);
            if (undefined && header.tag == Tags.ITEM_DELIMITATION) {
                stop = in.position() - 8;
                delimited = true;
                break;
            }
            if (!isStrayDelimiter(context)) {
                inspector.element(header, context, in.offset());
                elements.add(value(context));
            }
            stop = in.position();
        }
        if (in.offset() > end) {
            throw corrupt("item shorter than its elements");
        }
        if (undefined && !delimited) {
            inspector.sequence(
                    context, in.offset(), "an item of undefined length that ends with its sequence, undelimited");
        }
        Encoded encoded = new Encoded(
                new ByteRange(in.buffer(), start, stop - start),
                context.encoding().plain());
        return DataSet.of(context.settled(elements), context.characterSet(), Optional.of(encoded));
    }

    private List<ByteRange> fragments(Encoding encoding) throws IOException {
        List<ByteRange> fragments = new ArrayList<>();
        while (nextFragment(encoding)) {
            in.require(header.length);
            int length = (int) header.length;
            fragments.add(new ByteRange(in.buffer(), in.position(), length));
            in.advance(length);
        }
        return fragments;
    }

    boolean nextFragment(Encoding encoding) throws IOException {
        header.readItem(in, encoding);
        if (header.tag == Tags.SEQUENCE_DELIMITATION) {
            return false;
        }
        if (header.tag != Tags.ITEM || header.isUndefinedLength()) {
            throw corrupt("something else than a fragment in encapsulated pixel data");
        }
        return true;
    }

    private Rejected corrupt(String what) {
        return new Rejected(
                Reason.DATA_SET_CORRUPT, what + " at " + Tags.toString(header.tag) + ", offset " + in.offset());
    }
}
