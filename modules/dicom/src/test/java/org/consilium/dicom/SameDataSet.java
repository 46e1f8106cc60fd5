package org.consilium.dicom;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.dicom.charset.PersonName;

/**
 * Whether a data set that came back from another form is the one that went there: the same elements with the same values.
 * Numbers written as text may be written otherwise, padding is no value, and group lengths belong to one encoding.
 */
public final class SameDataSet {

    private final List<String> differences = new ArrayList<>();

    private SameDataSet() {}

    /** One line for each element that differs; no line where both say the same. */
    public static List<String> differences(DataSet before, DataSet after) {
        SameDataSet same = new SameDataSet();
        same.compare("", before, after);
        return same.differences;
    }

    private void compare(String path, DataSet before, DataSet after) {
        List<Element> expected = withoutLengths(before);
        List<Element> actual = withoutLengths(after);
        List<Integer> tags = expected.stream().map(Element::tag).toList();
        if (!tags.equals(actual.stream().map(Element::tag).toList())) {
            differences.add(path + " has other elements");
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            compare(path + Tags.toString(tags.get(i)), expected.get(i), actual.get(i));
        }
    }

    private static List<Element> withoutLengths(DataSet dataSet) {
        return dataSet.elements().stream()
                .filter(element -> !Tags.isGroupLength(element.tag()))
                .toList();
    }

    private void compare(String path, Element before, Element after) {
        if (before.vr() != after.vr()) {
            differences.add(path + " was " + before.vr() + " is " + after.vr());
        } else if (before instanceof SequenceElement) {
            items(path, before.items(), after.items());
        } else if (before instanceof FragmentsElement || before instanceof DetachedElement) {
            if (!before.equals(after)) {
                differences.add(path + " is another reference");
            }
        } else if (before.tag() != Tag.SpecificCharacterSet && !sameValue(before, after)) {
            differences.add(path + " has another value");
        }
    }

    private void items(String path, List<DataSet> before, List<DataSet> after) {
        if (before.size() != after.size()) {
            differences.add(path + " has another number of items");
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            compare(path + "[" + (i + 1) + "]", before.get(i), after.get(i));
        }
    }

    private static boolean sameValue(Element before, Element after) {
        if (!before.vr().isText()) {
            return Arrays.equals(before.bytes(), after.bytes());
        }
        List<String> expected = values(before);
        List<String> actual = values(after);
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!sameText(before.vr(), expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A single value of nothing but padding is no value. */
    private static List<String> values(Element element) {
        List<String> values = element.texts();
        return values.equals(List.of("")) ? List.of() : values;
    }

    private static boolean sameText(VR vr, String before, String after) {
        if (vr == VR.DS || vr == VR.IS) {
            try {
                return before.equals(after) || new BigDecimal(before).compareTo(new BigDecimal(after)) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return vr == VR.PN ? PersonName.parse(before).equals(PersonName.parse(after)) : before.equals(after);
    }
}
