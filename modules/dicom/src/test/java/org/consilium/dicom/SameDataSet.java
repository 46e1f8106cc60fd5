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

    /** Stands for a value somewhere else that a test does not look at. */
    public static Element notCompared(int tag, VR vr) {
        return new DetachedElement(tag, vr, -1, 1);
    }

    private void compare(String path, DataSet before, DataSet after) {
        List<Element> expected = withoutLengths(before);
        List<Element> actual = withoutLengths(after);
        List<Integer> tags = expected.stream().map(Element::tag).toList();
        List<Integer> others = new ArrayList<>(actual.stream().map(Element::tag).toList());
        if (!tags.equals(others)) {
            List<Integer> lost =
                    tags.stream().filter(tag -> !others.contains(tag)).toList();
            others.removeAll(tags);
            lost.forEach(tag -> differences.add(path + Tags.toString(tag) + " is not there any more"));
            others.forEach(tag -> differences.add(path + Tags.toString(tag) + " was not there"));
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
        } else if (after.equals(notCompared(after.tag(), after.vr()))) {
            return;
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
        if (element.vr() == VR.PN) {
            values = values.stream().map(SameDataSet::name).toList();
        }
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
        return before.equals(after);
    }

    /** A name without empty components at the end of its groups, which mean nothing. */
    private static String name(String value) {
        PersonName name = PersonName.parse(value);
        return new PersonName(group(name.alphabetic()), group(name.ideographic()), group(name.phonetic())).toString();
    }

    private static String group(String group) {
        return group.replaceAll("[\\^ ]+$", "");
    }
}
