package org.consilium.dicom.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.StandardTable;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.validation.Finding.Kind;

/**
 * Which functional groups an information object requires (the tables of functional group macros in PS3.3 A). A group stands once
 * for all frames or in the item of each frame (PS3.3 C.7.6.16.1).
 */
final class FunctionalGroups {

    /** Tiles that are all there, in order: nothing needs to be said of each frame (PS3.3 C.7.6.17.3). */
    private static final String TILED_FULL = "TILED_FULL";

    /** A macro; the one attribute of its first level is a sequence. */
    private record Macro(String name, int tag, String clause) {}

    /**
     * A macro as an information object uses it.
     *
     * @param usage M, C or U
     */
    private record Use(Macro macro, String usage) {}

    private final Map<String, List<Use>> iods = new HashMap<>();

    FunctionalGroups() {
        Map<String, Macro> macros = new HashMap<>();
        for (String[] row : StandardTable.rows("functional-groups.tsv")) {
            macros.put(row[0], new Macro(row[0], Integer.parseUnsignedInt(row[1], 16), row[2]));
        }
        for (String[] row : StandardTable.rows("iod-functional-groups.tsv")) {
            Macro macro = macros.get(row[1]);
            if (macro == null) {
                throw new IllegalStateException("no functional group " + row[1]);
            }
            iods.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(new Use(macro, row[2]));
        }
    }

    /** Whether it is known what an information object requires. */
    boolean knows(String iod) {
        return iods.containsKey(iod);
    }

    /**
     * Reports the groups that are missing, each in the first frame that lacks it; nothing where there are no groups at all, which
     * is a matter of the sequences that hold them.
     */
    void check(DataSet object, String iod, boolean conditional, List<Finding> findings) {
        if (!object.contains(Tag.SharedFunctionalGroupsSequence)
                && !object.contains(Tag.PerFrameFunctionalGroupsSequence)) {
            return;
        }
        List<DataSet> frames = object.items(Tag.PerFrameFunctionalGroupsSequence);
        DataSet shared = object.item(Tag.SharedFunctionalGroupsSequence).orElse(DataSet.empty());
        boolean perFrame = !frames.isEmpty()
                || !object.texts(Tag.DimensionOrganizationType).contains(TILED_FULL);
        for (Use use : iods.getOrDefault(iod, List.of())) {
            Macro macro = use.macro();
            boolean needed = use.usage().equals("M") && (perFrame || macro.tag() != Tag.FrameContentSequence);
            OptionalInt lacking = lacking(macro, shared, frames);
            if (lacking.isPresent() && needed) {
                add(Kind.MISSING, use, path(macro, lacking.getAsInt()), findings);
            } else if (conditional && use.usage().equals("C") && lacking.isPresent()) {
                add(Kind.MAY_BE_REQUIRED, use, path(macro, lacking.getAsInt()), findings);
            }
        }
    }

    /** Number of the first frame that has a group neither for itself nor with all others; 0 where no frame has it. */
    private static OptionalInt lacking(Macro macro, DataSet shared, List<DataSet> frames) {
        if (shared.contains(macro.tag())) {
            return OptionalInt.empty();
        }
        int number = 0;
        int first = 0;
        boolean somewhere = false;
        for (DataSet frame : frames) {
            number++;
            if (frame.contains(macro.tag())) {
                somewhere = true;
            } else if (first == 0) {
                first = number;
            }
        }
        if (!somewhere) {
            return OptionalInt.of(0);
        }
        return first == 0 ? OptionalInt.empty() : OptionalInt.of(first);
    }

    private static String path(Macro macro, int frame) {
        String sequence = frame == 0
                ? Tags.hex(Tag.SharedFunctionalGroupsSequence) + "/1/"
                : Tags.hex(Tag.PerFrameFunctionalGroupsSequence) + "/" + frame + "/";
        return sequence + Tags.hex(macro.tag());
    }

    private static void add(Kind kind, Use use, String path, List<Finding> findings) {
        if (findings.size() < IodValidator.FINDINGS_MAX) {
            Macro macro = use.macro();
            findings.add(new Finding(kind, path, macro.tag(), macro.name(), macro.clause(), use.usage()));
        }
    }
}
