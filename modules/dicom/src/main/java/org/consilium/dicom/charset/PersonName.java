package org.consilium.dicom.charset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person name (PS3.5 6.2.1): up to three component groups, separated by {@code =}.
 *
 * @param alphabetic in single-byte characters, for example {@code Yamada^Tarou}
 * @param ideographic in ideographic characters; empty where absent
 * @param phonetic in phonetic characters; empty where absent
 */
public record PersonName(String alphabetic, String ideographic, String phonetic) {

    private static final int COMPONENT_COUNT = 5;

    /** The name as one value of an element writes it; what follows a third {@code =} is dropped. */
    public static PersonName parse(String value) {
        String[] groups = value.split("=", -1);
        return new PersonName(group(groups, 0), group(groups, 1), group(groups, 2));
    }

    private static String group(String[] groups, int index) {
        return index < groups.length ? groups[index].strip() : "";
    }

    /** First component of the first group that is not empty; empty where absent. */
    public String familyName() {
        return component(0);
    }

    /** Second component; empty where absent. */
    public String givenName() {
        return component(1);
    }

    /** Third component; empty where absent. */
    public String middleName() {
        return component(2);
    }

    /** Fourth component; empty where absent. */
    public String prefix() {
        return component(3);
    }

    /** Fifth component; empty where absent. */
    public String suffix() {
        return component(4);
    }

    /** A component of the first group that is not empty. */
    private String component(int index) {
        String group = Stream.of(alphabetic, ideographic, phonetic)
                .filter(g -> !g.isEmpty())
                .findFirst()
                .orElse("");
        String[] components = group.split("\\^", COMPONENT_COUNT);
        return index < components.length ? components[index].strip() : "";
    }

    /** For people to read: prefix, given, middle and family name, suffix, separated by spaces. */
    public String display() {
        return Stream.of(prefix(), givenName(), middleName(), familyName(), suffix())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Whether no group holds anything. */
    public boolean isEmpty() {
        return alphabetic.isEmpty() && ideographic.isEmpty() && phonetic.isEmpty();
    }

    /** The value of an element, without empty groups at its end. */
    @Override
    public String toString() {
        List<String> groups = new ArrayList<>(List.of(alphabetic, ideographic, phonetic));
        while (!groups.isEmpty() && groups.getLast().isEmpty()) {
            groups.removeLast();
        }
        return String.join("=", groups);
    }
}
