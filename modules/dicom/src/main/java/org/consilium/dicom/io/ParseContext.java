package org.consilium.dicom.io;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.jspecify.annotations.Nullable;

/** What is known in a data set or item while its elements are read. */
final class ParseContext {

    /** Deepest nesting of sequences; real objects stay below 20. */
    static final int DEPTH_MAX = 100;

    private final Encoding encoding;
    private final int depth;
    private SpecificCharacterSet characterSet;
    private boolean signedPixels;

    /** Whether Pixel Representation (0028,0103) was read here or around. */
    private boolean signKnown;

    /** Whether Pixel Representation (0028,0103) was read here. */
    private boolean signOwn;

    /** Whether US or SS was assumed here or in an item before the sign was known. */
    private boolean signOpen;

    /** Whether a LUT Descriptor (0028,3002) here speaks of a single entry. */
    private boolean singleLutEntry;

    /** The data set or item that the sequence of this item belongs to. */
    private final @Nullable ParseContext around;

    private final int sequence;
    private final int index;
    private int lastTag;
    private boolean elements;

    /** Whether elements came before Specific Character Set (0008,0005). */
    private boolean declaredLate;

    private ParseContext(Encoding encoding, @Nullable ParseContext around, int depth, int sequence, int index) {
        this.encoding = encoding;
        this.around = around;
        this.depth = depth;
        this.sequence = sequence;
        this.index = index;
        this.characterSet = around == null ? SpecificCharacterSet.DEFAULT : around.characterSet;
        this.signedPixels = around != null && around.signedPixels;
        this.signKnown = around != null && around.signKnown;
    }

    static ParseContext root(Encoding encoding) {
        return new ParseContext(encoding, null, 0, 0, 0);
    }

    /**
     * The context of a sequence in a data set that was read before.
     *
     * @param depth how many sequences are around the data set
     * @param signed whether Pixel Representation (0028,0103) of the data set or around it says so
     */
    static ParseContext within(DataSet dataSet, int depth, boolean signed) {
        ParseContext context = new ParseContext(Encoding.IMPLICIT_LITTLE, null, depth, 0, 0);
        context.characterSet = dataSet.characterSet();
        context.signedPixels = signed;
        context.signKnown = true;
        return context;
    }

    /**
     * The context of an item, which inherits character set and pixel representation.
     *
     * @param sequence tag of the sequence
     * @param index of the item, from 0
     */
    ParseContext item(Encoding itemEncoding, int sequence, int index) {
        if (depth == DEPTH_MAX) {
            throw new Rejected(Reason.DATA_SET_TOO_DEEP, "more than " + DEPTH_MAX + " levels");
        }
        return new ParseContext(itemEncoding, this, depth + 1, sequence, index);
    }

    /** Where an element is, as {@link org.consilium.dicom.Deviation#path} writes it. */
    String path(int tag) {
        Deque<String> steps = new ArrayDeque<>();
        steps.push(Tags.toString(tag));
        ParseContext item = this;
        for (ParseContext outer = around; outer != null; outer = outer.around) {
            steps.push(Tags.toString(item.sequence) + "[" + item.index + "]");
            item = outer;
        }
        return String.join(".", steps);
    }

    /** Where the sequence of this item is. */
    String sequencePath() {
        return around == null ? "" : around.path(sequence);
    }

    /**
     * The value representation of an element that does not say it: US or SS by the Pixel Representation (0028,0103) known so
     * far, LUT Data (0028,3006) of a single entry US and of more OW.
     */
    VR vr(int tag) {
        if (tag == Tag.LUTData && singleLutEntry) {
            return VR.US;
        }
        VR vr = Dictionary.vr(tag, signedPixels);
        if ((vr == VR.US || vr == VR.SS) && !signOwn && PixelSign.decides(tag)) {
            signOpen = true;
            for (ParseContext open = around; open != null && !open.signKnown; open = open.around) {
                open.signOpen = true;
            }
        }
        return vr;
    }

    /** Whether elements read here are US or SS, depending on a Pixel Representation that did not come yet but still may. */
    boolean isSignOpen() {
        return signOpen && !signKnown && Integer.compareUnsigned(lastTag, Tag.PixelRepresentation) <= 0;
    }

    /** Tag of the element that was read last here. */
    int lastTag() {
        return lastTag;
    }

    /** Whether an element was read here. */
    boolean hasElements() {
        return elements;
    }

    void passed(int tag) {
        declaredLate |= elements && tag == Tag.SpecificCharacterSet;
        lastTag = tag;
        elements = true;
    }

    /** Takes notice of elements that decide how later ones are read. */
    void learn(Element element) {
        if (element.tag() == Tag.SpecificCharacterSet) {
            characterSet = SpecificCharacterSet.of(element.texts());
        } else if (element.tag() == Tag.PixelRepresentation) {
            signedPixels = element.integer().orElse(0) == 1;
            signOpen |= signOwn; // It comes again: the last one counts, for what was read before it, too.
            signKnown = true;
            signOwn = true;
        } else if (element.tag() == Tag.LUTDescriptor) {
            singleLutEntry = element.integer().orElse(0) == 1;
        }
    }

    /** The elements of this data set or item, once all are there and later ones have said how earlier ones are meant. */
    List<Element> settled(List<Element> elements) {
        if (signOpen && signOwn) {
            PixelSign.settle(elements, encoding.isExplicit(), signedPixels);
        }
        return inCharacterSet(elements);
    }

    /**
     * The elements of this data set or item; text that came before Specific Character Set (0008,0005), out of order, is text of
     * that character set as well: it holds for the whole data set (PS3.5 6.1.2.3).
     */
    private List<Element> inCharacterSet(List<Element> elements) {
        int declared = declaredLate ? elements.size() - 1 : 0;
        while (declared > 0 && elements.get(declared).tag() != Tag.SpecificCharacterSet) {
            declared--;
        }
        for (int i = 0; i < declared; i++) {
            elements.set(i, inCharacterSet(elements.get(i)));
        }
        return elements;
    }

    private Element inCharacterSet(Element element) {
        return switch (element) {
            case ValueElement value when value.vr().isCharacterSetDependent() -> value.in(characterSet);
            case SequenceElement sequence ->
                new SequenceElement(
                        sequence.tag(),
                        sequence.items().stream().map(this::inCharacterSet).toList());
            default -> element;
        };
    }

    private DataSet inCharacterSet(DataSet item) {
        if (item.contains(Tag.SpecificCharacterSet)) {
            return item;
        }
        List<Element> elements =
                item.elements().stream().map(this::inCharacterSet).toList();
        return DataSet.of(elements, characterSet, item.encoded());
    }

    Encoding encoding() {
        return encoding;
    }

    SpecificCharacterSet characterSet() {
        return characterSet;
    }

    /** How values are encoded: Specific Character Set does not apply to all (PS3.5 6.1.2.3). */
    SpecificCharacterSet characterSet(VR vr) {
        return vr.isCharacterSetDependent() ? characterSet : SpecificCharacterSet.DEFAULT;
    }
}
