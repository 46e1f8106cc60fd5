package org.consilium.dicom;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The unique identifiers of the standard (PS3.6 A) and its storage SOP classes (PS3.4 B.5). */
public final class UidDictionary {

    private static final Map<String, UidEntry> ENTRIES = entries();
    private static final List<String> STORAGE_SOP_CLASSES = StandardTable.rows("storage-sop-classes.tsv").stream()
            .map(row -> row[0])
            .toList();

    private UidDictionary() {}

    private static Map<String, UidEntry> entries() {
        Map<String, UidEntry> entries = new HashMap<>();
        for (String[] row : StandardTable.rows("uids.tsv")) {
            entries.put(row[0], new UidEntry(row[0], row[1], row[2], !row[3].isEmpty(), row[4]));
        }
        return Map.copyOf(entries);
    }

    /** What PS3.6 annex A registers under a UID; none for private and newer ones. */
    public static Optional<UidEntry> find(String uid) {
        return Optional.ofNullable(ENTRIES.get(uid));
    }

    /** Everything that PS3.6 annex A registers, in no order. */
    public static Collection<UidEntry> all() {
        return ENTRIES.values();
    }

    /** The name of a UID, or the UID itself where the standard does not name it. */
    public static String name(String uid) {
        UidEntry entry = ENTRIES.get(uid);
        return entry == null ? uid : entry.name();
    }

    /** UIDs of the storage SOP classes of PS3.4 B.5, in the order of the table; private ones are not among them. */
    public static List<String> storageSopClasses() {
        return STORAGE_SOP_CLASSES;
    }
}
