package org.consilium.dicom.fileset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Makes the tree of records of the offsets between them, whatever order the records stand in (PS3.3 F.2.2.2). */
final class RecordTree {

    /** Deepest nesting of directory entities; the standard has five. */
    static final int DEPTH_MAX = 16;

    private static final int ITEM_HEADER_BYTES = 8;
    private static final int INACTIVE = 0;
    private static final int IN_USE = 0xFFFF;

    /** By offset of the item from the start of the file. */
    private final Map<Long, DataSet> items = new LinkedHashMap<>();

    private final Set<Long> visited = new HashSet<>();

    private RecordTree() {}

    /** Its items must be those of a file that was read into one array. */
    static RecordTree of(DataSet directory) {
        RecordTree tree = new RecordTree();
        for (DataSet item : directory.items(Tag.DirectoryRecordSequence)) {
            item.encoded()
                    .ifPresent(encoded -> tree.items.put((long) encoded.bytes().offset() - ITEM_HEADER_BYTES, item));
        }
        return tree;
    }

    /**
     * The records of one directory entity and below.
     *
     * @param first offset of its first record, 0 where there is none
     * @throws Rejected {@link Reason#DATA_SET_CORRUPT} if an offset leads to no record, or to one for the second time
     */
    List<DirectoryRecord> entity(long first, int depth) {
        if (depth > DEPTH_MAX) {
            throw new Rejected(Reason.DATA_SET_TOO_DEEP, "more than " + DEPTH_MAX + " levels of directory records");
        }
        List<DirectoryRecord> records = new ArrayList<>();
        for (long offset = first; offset != 0; ) {
            DataSet item = item(offset);
            if (!visited.add(offset)) {
                throw corrupt("record at offset " + offset + " is referred to twice");
            }
            List<DirectoryRecord> children =
                    entity(offset(item, Tag.OffsetOfReferencedLowerLevelDirectoryEntity), depth + 1);
            if (item.integer(Tag.RecordInUseFlag).orElse(IN_USE) != INACTIVE) {
                records.add(record(item, children));
            }
            offset = offset(item, Tag.OffsetOfTheNextDirectoryRecord);
        }
        return records;
    }

    /** Records that are there but that no offset leads to. */
    List<DirectoryRecord> unreferenced() {
        return items.entrySet().stream()
                .filter(entry -> !visited.contains(entry.getKey()))
                .map(entry -> record(entry.getValue(), List.of()))
                .toList();
    }

    private DirectoryRecord record(DataSet item, List<DirectoryRecord> children) {
        return new DirectoryRecord(item.text(Tag.DirectoryRecordType).orElse(""), item, fileId(item), children);
    }

    private List<String> fileId(DataSet item) {
        List<String> own = item.texts(Tag.ReferencedFileID);
        long shared = offset(item, Tag.MRDRDirectoryRecordOffset);
        if (!own.isEmpty() || shared == 0) {
            return own;
        }
        return item(shared).texts(Tag.ReferencedFileID); // Retired: a file that several records share.
    }

    private DataSet item(long offset) {
        return Optional.ofNullable(items.get(offset))
                .orElseThrow(() -> corrupt("no directory record at offset " + offset));
    }

    static long offset(DataSet dataSet, int tag) {
        Optional<Element> element = dataSet.find(tag).filter(e -> !e.isEmpty());
        return element.isEmpty() ? 0 : (long) element.get().number().orElse(0);
    }

    private static Rejected corrupt(String what) {
        return new Rejected(Reason.DATA_SET_CORRUPT, what);
    }
}
