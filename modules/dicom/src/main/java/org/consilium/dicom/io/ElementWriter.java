package org.consilium.dicom.io;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.ByteSwap;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Encoded;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.Delimiters;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Writes elements one after another, sequences and items with their lengths. Items that were not changed keep their bytes. */
final class ElementWriter {

    private static final int COMMAND_GROUP = 0x0000;
    private static final int FILE_META_GROUP = 0x0002;

    private final ByteOutput out;
    private final boolean encapsulated;
    private int depth;

    ElementWriter(ByteOutput out, boolean encapsulated) {
        this.out = out;
        this.encapsulated = encapsulated;
    }

    /** Writes an element whose text goes in a character set. */
    void write(Element element, SpecificCharacterSet characterSet) {
        if (isStaleGroupLength(element.tag())) {
            return;
        }
        switch (element) {
            case ValueElement value -> value(value, characterSet);
            case SequenceElement sequence -> sequence(sequence, characterSet);
            case FragmentsElement fragments -> fragments(fragments);
            case DetachedElement detached ->
                throw new IllegalArgumentException(
                        Tags.toString(detached.tag()) + " was not read and cannot be written");
        }
    }

    /** Group lengths (PS3.5 7.2) are retired, and wrong after a change of encoding. */
    static boolean isStaleGroupLength(int tag) {
        int group = Tags.group(tag);
        return Tags.isGroupLength(tag) && group != COMMAND_GROUP && group != FILE_META_GROUP;
    }

    private void value(ValueElement element, SpecificCharacterSet characterSet) {
        VR vr = element.vr();
        // The pixels of an icon in a sequence may be native whatever those of the image are (PS3.5 A.4).
        if (element.tag() == Tag.PixelData && encapsulated && depth == 0) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "native pixel data in an encapsulated transfer syntax");
        }
        if (!CharacterSetChoice.isWrittenAsIs(element, characterSet)) {
            Delimiters delimiters = delimiters(vr);
            field(element.tag(), vr, ByteRange.of(characterSet.encode(String.join("\\", element.texts()), delimiters)));
        } else if (isSwapped(element)) {
            field(element.tag(), vr, ByteRange.of(swapped(element)));
        } else {
            field(element.tag(), vr, element.value());
        }
    }

    private static Delimiters delimiters(VR vr) {
        if (vr == VR.PN) {
            return Delimiters.PERSON_NAME;
        }
        return vr.isMultiValued() ? Delimiters.VALUES : Delimiters.TEXT;
    }

    /** What goes as UN is little endian in any transfer syntax (PS3.5 6.2.2). */
    private boolean isSwapped(ValueElement element) {
        boolean bigEndian = element.order() == ByteOrder.BIG_ENDIAN;
        boolean toBigEndian = out.encoding().isBigEndian() && !out.goesAsUnknown(element.vr(), element.length());
        return bigEndian != toBigEndian && element.vr().wordBytes() > 1;
    }

    private static byte[] swapped(ValueElement element) {
        byte[] copy = element.value().toByteArray();
        ByteSwap.swap(copy, 0, copy.length, element.vr().wordBytes());
        return copy;
    }

    private void field(int tag, VR vr, ByteRange value) {
        int length = value.length();
        out.header(tag, vr, length + (length & 1));
        out.padded(value.array(), value.offset(), length, vr.padding());
    }

    private void sequence(SequenceElement sequence, SpecificCharacterSet characterSet) {
        // Without a value representation only the delimiter tells a reader that an unknown element is a sequence.
        boolean undefined = !out.encoding().isExplicit() && Dictionary.vr(sequence.tag()) != VR.SQ;
        out.header(sequence.tag(), VR.SQ, undefined ? ElementHeader.UNDEFINED : 0);
        int lengthAt = out.size() - 4;
        depth++;
        for (DataSet item : sequence.items()) {
            out.item(Tags.ITEM, 0);
            int itemLengthAt = out.size() - 4;
            item(item, characterSet);
            out.setLength(itemLengthAt);
        }
        depth--;
        if (undefined) {
            out.item(Tags.SEQUENCE_DELIMITATION, 0);
        } else {
            out.setLength(lengthAt);
        }
    }

    private void item(DataSet item, SpecificCharacterSet inherited) {
        SpecificCharacterSet chosen = CharacterSetChoice.of(item, inherited);
        boolean unchanged = item.encoded()
                .map(Encoded::transferSyntax)
                .filter(out.encoding().plain()::equals)
                .isPresent();
        if (unchanged && chosen.equals(item.characterSet())) {
            ByteRange bytes = item.encoded().orElseThrow().bytes();
            out.bytes(bytes.array(), bytes.offset(), bytes.length());
            return;
        }
        for (Element element : item.elements()) {
            write(declaring(element, chosen), chosen);
        }
    }

    /** The element, or what must be declared instead of it. */
    static Element declaring(Element element, SpecificCharacterSet chosen) {
        return element.tag() == Tag.SpecificCharacterSet ? declaration(element, chosen) : element;
    }

    private static Element declaration(Element element, SpecificCharacterSet chosen) {
        return SpecificCharacterSet.of(element.texts()).equals(chosen) ? element : declaration(chosen);
    }

    /** Specific Character Set (0008,0005) of a character set. */
    static Element declaration(SpecificCharacterSet characterSet) {
        byte[] value = String.join("\\", characterSet.definedTerms()).getBytes(StandardCharsets.US_ASCII);
        return new ValueElement(
                Tag.SpecificCharacterSet,
                VR.CS,
                ByteRange.of(value),
                ByteOrder.LITTLE_ENDIAN,
                SpecificCharacterSet.DEFAULT);
    }

    private void fragments(FragmentsElement element) {
        if (element.tag() == Tag.PixelData && !encapsulated) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "encapsulated pixel data in a native transfer syntax");
        }
        out.header(element.tag(), element.vr(), ElementHeader.UNDEFINED);
        for (ByteRange fragment : element.fragments()) {
            int length = fragment.length();
            out.item(Tags.ITEM, length + (length & 1));
            out.padded(fragment.array(), fragment.offset(), length, (byte) 0);
        }
        out.item(Tags.SEQUENCE_DELIMITATION, 0);
    }
}
