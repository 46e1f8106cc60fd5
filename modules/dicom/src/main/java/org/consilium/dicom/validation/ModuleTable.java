package org.consilium.dicom.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consilium.dicom.StandardTable;

/** Information object definitions and their modules (PS3.3 A, C), read when they are first asked for. */
final class ModuleTable {

    private static final class Holder {
        static final ModuleTable INSTANCE = new ModuleTable();
    }

    /**
     * A module of an information object.
     *
     * @param usage M, C or U
     */
    record Use(String module, String usage) {}

    private final AttributeTable attributes = new AttributeTable();
    private final FunctionalGroups functionalGroups = new FunctionalGroups();
    private final Map<String, String> clauses = new HashMap<>();
    private final Map<String, List<Use>> iods = new HashMap<>();
    private final Map<String, String> iodOfSopClass = new HashMap<>();

    private ModuleTable() {
        for (String[] row : StandardTable.rows("storage-sop-classes.tsv")) {
            iodOfSopClass.put(row[0], row[2].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-"));
        }
        for (String[] row : StandardTable.rows("iod-modules.tsv")) {
            iods.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(new Use(row[1], row[3]));
        }
        for (String[] row : StandardTable.rows("modules.tsv")) {
            clauses.put(row[0], row[1]);
        }
    }

    static ModuleTable get() {
        return Holder.INSTANCE;
    }

    Optional<String> iod(String sopClassUid) {
        return Optional.ofNullable(iodOfSopClass.get(sopClassUid)).filter(iods::containsKey);
    }

    List<Use> modules(String iod) {
        return iods.getOrDefault(iod, List.of());
    }

    /** The attributes of a module; none where the table does not have it. */
    List<AttributeRule> attributes(String module) {
        return attributes.attributes(module);
    }

    String clause(String module) {
        return clauses.getOrDefault(AttributeTable.rowsOf(module), "");
    }

    FunctionalGroups functionalGroups() {
        return functionalGroups;
    }
}
