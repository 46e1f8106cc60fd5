package org.consilium.archive.compare;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;

/**
 * Whether two data sets say the same, encoding aside: byte order, explicit or implicit VR, group lengths, lengths of
 * sequences, padding and the offset table of fragments do not count. Pixel data in two forms of compression differ here:
 * {@link SamePixels} looks at what they show.
 */
public final class SameElements {

    private static final int DATA_SET_TRAILING_PADDING = 0xFFFCFFFC;

    private SameElements() {}

    public static boolean in(DataSet one, DataSet other) {
        Iterator<Element> left = significant(one).iterator();
        Iterator<Element> right = significant(other).iterator();
        while (left.hasNext() && right.hasNext()) {
            if (!same(left.next(), right.next())) {
                return false;
            }
        }
        return !left.hasNext() && !right.hasNext();
    }

    /** The elements that say something of their own, in the order of their tags. */
    static List<Element> significant(DataSet dataSet) {
        return dataSet.elements().stream()
                .filter(element -> !Tags.isGroupLength(element.tag()) && element.tag() != DATA_SET_TRAILING_PADDING)
                .toList();
    }

    static boolean same(Element one, Element other) {
        if (one.tag() != other.tag()) {
            return false;
        }
        return switch (one) {
            case ValueElement value -> other instanceof ValueElement otherValue && sameValue(value, otherValue);
            case SequenceElement sequence ->
                other instanceof SequenceElement otherSequence && sameItems(sequence.items(), otherSequence.items());
            case FragmentsElement fragments ->
                other instanceof FragmentsElement otherFragments && sameFragments(fragments, otherFragments);
            case DetachedElement detached -> detached.equals(other);
        };
    }

    private static boolean sameValue(ValueElement one, ValueElement other) {
        var left = one.bytes();
        var right = other.bytes();
        if (Arrays.equals(left, right)) {
            return true;
        }
        var vr = one.vr() == VR.UN ? other.vr() : one.vr();
        return vr.isText() && Arrays.equals(withoutPadding(left), withoutPadding(right));
    }

    private static byte[] withoutPadding(byte[] value) {
        int end = value.length;
        while (end > 0 && (value[end - 1] == ' ' || value[end - 1] == 0)) {
            end--;
        }
        return Arrays.copyOf(value, end);
    }

    private static boolean sameItems(List<DataSet> one, List<DataSet> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!in(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The first fragment is the basic offset table, which says nothing of its own. */
    private static boolean sameFragments(FragmentsElement one, FragmentsElement other) {
        var left = one.fragments();
        var right = other.fragments();
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 1; i < left.size(); i++) {
            if (!sameBytes(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameBytes(ByteRange one, ByteRange other) {
        return Arrays.equals(
                one.array(),
                one.offset(),
                one.offset() + one.length(),
                other.array(),
                other.offset(),
                other.offset() + other.length());
    }
}
