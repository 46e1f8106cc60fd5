package org.consilium.fuzz;

import java.util.Arrays;
import java.util.List;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;

/**
 * Whether two data sets say the same: the same elements with the same values. The writer leaves group lengths out, pads to
 * even lengths, and may choose another character set.
 */
final class SameElements {

    private SameElements() {}

    static void require(DataSet before, DataSet after) {
        List<Element> expected = withoutLengths(before);
        List<Element> actual = withoutLengths(after);
        Property.require(
                tags(expected).equals(tags(actual)), "elements were " + tags(expected) + " are " + tags(actual));
        for (int i = 0; i < expected.size(); i++) {
            require(expected.get(i), actual.get(i));
        }
    }

    private static List<Element> withoutLengths(DataSet dataSet) {
        return dataSet.elements().stream()
                .filter(element -> !Tags.isGroupLength(element.tag()))
                .filter(element -> element.tag() != Tag.SpecificCharacterSet)
                .toList();
    }

    private static List<String> tags(List<Element> elements) {
        return elements.stream()
                .map(element -> Tags.toString(element.tag()) + element.vr())
                .toList();
    }

    private static void require(Element before, Element after) {
        boolean same = switch (before) {
            case SequenceElement sequence -> sameItems(sequence.items(), after.items());
            case FragmentsElement fragments -> after instanceof FragmentsElement other && same(fragments, other);
            default -> before.vr().isText() ? sameTexts(before, after) : same(before.bytes(), after.bytes());
        };
        Property.require(same, Tags.toString(before.tag()) + " " + before.vr() + " came back as something else");
    }

    private static boolean sameItems(List<DataSet> before, List<DataSet> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            require(before.get(i), after.get(i));
        }
        return true;
    }

    private static boolean same(FragmentsElement before, FragmentsElement after) {
        List<ByteRange> expected = before.fragments();
        List<ByteRange> actual = after.fragments();
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i).toByteArray(), actual.get(i).toByteArray())) {
                return false;
            }
        }
        return true;
    }

    /** A single value of nothing but padding is no value. */
    private static boolean sameTexts(Element before, Element after) {
        List<String> expected = before.texts();
        List<String> actual = after.texts();
        return expected.equals(actual)
                || (before.text().isEmpty() && after.text().isEmpty() && expected.size() <= 1);
    }

    private static boolean same(byte[] before, byte[] after) {
        int even = before.length + (before.length & 1);
        return Arrays.equals(before, after) || Arrays.equals(Arrays.copyOf(before, even), after);
    }
}
