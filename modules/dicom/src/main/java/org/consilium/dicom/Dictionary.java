package org.consilium.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The data elements of the standard (PS3.6 6, PS3.7 E), by tag and by keyword. */
public final class Dictionary {

    private static final Dictionary STANDARD = new Dictionary(StandardTable.rows("data-elements.tsv"));

    /** Sorted as signed numbers; entries at the same index. */
    private final int[] tags;

    private final DictionaryEntry[] entries;
    private final Set<Integer> eitherSign = new HashSet<>();

    /** Where the standard leaves a choice. */
    private final Map<Integer, List<VR>> choices = new HashMap<>();

    private final List<RepeatingGroup> repeatingGroups = new ArrayList<>();
    private final Map<String, DictionaryEntry> byKeyword;

    /** Elements whose tags agree with the first one in all bits of the mask. */
    private record RepeatingGroup(int mask, DictionaryEntry entry) {
        boolean matches(int tag) {
            return (tag & mask) == entry.tag();
        }
    }

    private Dictionary(List<String[]> rows) {
        List<DictionaryEntry> single = new ArrayList<>(rows.size());
        byKeyword = HashMap.newHashMap(rows.size());
        for (String[] row : rows) {
            DictionaryEntry entry = entry(row);
            if (row[0].indexOf('x') < 0) {
                single.add(entry);
            } else {
                repeatingGroups.add(new RepeatingGroup(mask(row[0]), entry));
            }
            if (row[2].equals("US or SS")) {
                eitherSign.add(entry.tag());
            }
            if (row[2].contains(" or ")) {
                choices.put(entry.tag(), choice(row[2]));
            }
            if (!entry.keyword().isEmpty()) {
                byKeyword.put(entry.keyword(), entry);
            }
        }
        single.sort(Comparator.comparingInt(DictionaryEntry::tag));
        entries = single.toArray(DictionaryEntry[]::new);
        tags = single.stream().mapToInt(DictionaryEntry::tag).toArray();
    }

    /** Columns: tag, keyword, VR, VM, retired, name. */
    private static DictionaryEntry entry(String[] row) {
        int tag = Integer.parseUnsignedInt(row[0].replace('x', '0'), 16);
        return new DictionaryEntry(tag, row[1], defaultVr(row[2]), row[3], !row[4].isEmpty(), row[5]);
    }

    private static VR defaultVr(String allowed) {
        return switch (allowed) {
            case "OB or OW", "US or OW", "US or SS or OW" -> VR.OW;
            case "US or SS" -> VR.US;
            default -> VR.of(allowed).orElse(VR.UN);
        };
    }

    private static List<VR> choice(String allowed) {
        return Arrays.stream(allowed.split(" or ", -1))
                .map(VR::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static int mask(String pattern) {
        return Integer.parseUnsignedInt(pattern.replaceAll("[^x]", "F").replace('x', '0'), 16);
    }

    /** What the standard says about an element; none for private and unknown ones. */
    public static Optional<DictionaryEntry> find(int tag) {
        int[] tags = STANDARD.tags;
        int low = 0;
        int high = tags.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (tags[middle] < tag) {
                low = middle + 1;
            } else if (tags[middle] > tag) {
                high = middle - 1;
            } else {
                return Optional.of(STANDARD.entries[middle]);
            }
        }
        return STANDARD.repeating(tag);
    }

    private Optional<DictionaryEntry> repeating(int tag) {
        if (Tags.isPrivate(tag)) {
            return Optional.empty();
        }
        for (RepeatingGroup group : repeatingGroups) {
            if (group.matches(tag)) {
                return Optional.of(group.entry);
            }
        }
        return Optional.empty();
    }

    /** The tag of a keyword such as {@code PatientName}. */
    public static OptionalInt tag(String keyword) {
        DictionaryEntry entry = STANDARD.byKeyword.get(keyword);
        return entry == null ? OptionalInt.empty() : OptionalInt.of(entry.tag());
    }

    /** The keyword of an element, empty where it has none. */
    public static String keyword(int tag) {
        return find(tag).map(DictionaryEntry::keyword).orElse("");
    }

    /**
     * The value representation of an element where nothing but its tag is known, as in Implicit VR: UN for private and
     * unknown ones, LO for private creators, UL for group lengths, US or OW where the standard leaves a choice.
     */
    public static VR vr(int tag) {
        Optional<DictionaryEntry> entry = find(tag);
        if (entry.isPresent()) {
            return entry.get().vr();
        }
        if (Tags.isGroupLength(tag)) {
            return VR.UL;
        }
        return Tags.isPrivateCreator(tag) ? VR.LO : VR.UN;
    }

    /**
     * The value representation of an element in Implicit VR where Pixel Representation (0028,0103) is known, which decides
     * between US and SS.
     */
    public static VR vr(int tag, boolean signedPixels) {
        VR vr = vr(tag);
        return signedPixels && vr == VR.US && STANDARD.eitherSign.contains(tag) ? VR.SS : vr;
    }

    /** Whether the standard allows a value representation for an element; of what it does not know it allows everything. */
    public static boolean allows(int tag, VR vr) {
        Optional<DictionaryEntry> entry = find(tag);
        return entry.isEmpty()
                || entry.get().vr() == vr
                || STANDARD.choices.getOrDefault(entry.get().tag(), List.of()).contains(vr);
    }
}
