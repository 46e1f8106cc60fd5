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
    }

    static ParseContext root(Encoding encoding) {
        return new ParseContext(encoding, null, 0, 0, 0);
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
        }
    }

    /** The elements of this data set or item, once all are there and later ones have said how earlier ones are meant. */
    List<Element> settled(List<Element> elements) {
        return inCharacterSet(inSign(elements));
    }

    /**
     * The elements of this data set or item; those before Pixel Representation (0028,0103) whose sign it decides are given
     * their value representation now.
     */
    private List<Element> inSign(List<Element> elements) {
        if (!signedPixels || encoding.isExplicit()) {
            return elements;
        }
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (Integer.compareUnsigned(element.tag(), Tag.PixelRepresentation) < 0
                    && element instanceof ValueElement value
                    && value.vr() == VR.US
                    && Dictionary.vr(element.tag(), true) == VR.SS) {
                elements.set(i, value.as(VR.SS));
            }
        }
        return elements;
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

    boolean signedPixels() {
        return signedPixels;
    }
}
