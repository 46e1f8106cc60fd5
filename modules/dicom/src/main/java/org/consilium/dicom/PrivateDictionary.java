package org.consilium.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the big vendors put into their private blocks (PS3.5 7.8.1), by private creator. Optional: readers do not use it, see
 * {@link org.consilium.dicom.io.PrivateElements}, and its table is loaded when it is asked for the first time. The facts are collected from conformance statements and can be wrong.
 */
public final class PrivateDictionary {

    private static final int BLOCK_MASK = 0xFFFF00FF;

    private PrivateDictionary() {}

    /** Loaded with the first question. */
    private static final class Table {
        static final Map<String, Map<Integer, DictionaryEntry>> BY_CREATOR = load();

        /** Columns: creator, tag, VR, VM, name. */
        private static Map<String, Map<Integer, DictionaryEntry>> load() {
            Map<String, Map<Integer, DictionaryEntry>> byCreator = new HashMap<>();
            for (String[] row : StandardTable.vendorRows("private-elements.tsv")) {
                int tag = Integer.parseUnsignedInt(row[1].replace('x', '0'), 16);
                DictionaryEntry entry =
                        new DictionaryEntry(tag, "", VR.of(row[2]).orElse(VR.UN), row[3], false, row[4]);
                byCreator.computeIfAbsent(row[0], _ -> new HashMap<>()).put(tag, entry);
            }
            return byCreator;
        }
    }

    /**
     * What a vendor says about an element; none where nobody told.
     *
     * @param creator the private creator, for example {@code SIEMENS CSA HEADER}
     * @param tag of the element, with any block
     * @return an entry whose tag has block 00 and whose name may be empty
     */
    public static Optional<DictionaryEntry> find(String creator, int tag) {
        Map<Integer, DictionaryEntry> entries = Table.BY_CREATOR.get(creator);
        return entries == null ? Optional.empty() : Optional.ofNullable(entries.get(tag & BLOCK_MASK));
    }

    /** The private creators it knows. */
    public static Set<String> creators() {
        return Set.copyOf(Table.BY_CREATOR.keySet());
    }
}
