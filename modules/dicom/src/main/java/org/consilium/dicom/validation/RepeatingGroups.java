package org.consilium.dicom.validation;

import java.util.List;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;

/** Overlays, of which an object has up to sixteen, each with a group of its own (PS3.5 7.6). The table has the first of them. */
final class RepeatingGroups {

    private static final int FIRST = 0x6000;
    private static final int LAST = 0x601E;

    private RepeatingGroups() {}

    /** What a module says, with its overlay as often as the object has one, but at least once. */
    static List<AttributeRule> of(List<AttributeRule> rules, DataSet object) {
        if (rules.stream().noneMatch(RepeatingGroups::repeats)) {
            return rules;
        }
        List<Integer> groups = groups(object);
        return rules.stream()
                .flatMap(rule ->
                        repeats(rule) && !groups.isEmpty() ? groups.stream().map(rule::ofGroup) : Stream.of(rule))
                .toList();
    }

    private static List<Integer> groups(DataSet object) {
        return object.elements().stream()
                .map(element -> element.tag() >>> 16)
                .filter(group -> group >= FIRST && group <= LAST && group % 2 == 0)
                .distinct()
                .toList();
    }

    private static boolean repeats(AttributeRule rule) {
        return rule.tag() >>> 16 == FIRST;
    }
}
