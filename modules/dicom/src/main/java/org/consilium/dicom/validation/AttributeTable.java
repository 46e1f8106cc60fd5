package org.consilium.dicom.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.dicom.StandardTable;
import org.consilium.dicom.Tag;

/** The attributes of modules (PS3.3 C). The table is large, so that its rows are parsed only for modules that are asked for. */
final class AttributeTable {

    /** Each IOD has a module of its own about functional groups, which all have the attributes of the general one. */
    private static final String FUNCTIONAL_GROUPS = "multi-frame-functional-groups";

    private final String rows = StandardTable.text("module-attributes.tsv");

    /** Where the rows of a module begin. */
    private final Map<String, Integer> starts = new HashMap<>();

    private final Map<String, List<AttributeRule>> modules = new ConcurrentHashMap<>();

    AttributeTable() {
        String module = "";
        for (int line = nextLine(0); line < rows.length(); line = nextLine(line)) {
            if (!isOf(module, line)) {
                module = rows.substring(line, rows.indexOf('\t', line));
                starts.put(module, line);
            }
        }
    }

    private int nextLine(int position) {
        int end = rows.indexOf('\n', position);
        return end < 0 ? rows.length() : end + 1;
    }

    private boolean isOf(String module, int line) {
        return rows.startsWith(module, line) && rows.startsWith("\t", line + module.length());
    }

    /** The attributes of a module; none where the table does not have it. */
    List<AttributeRule> attributes(String module) {
        return modules.computeIfAbsent(rowsOf(module), this::parsed);
    }

    /** The module whose rows hold for this one: another one for functional groups. */
    static String rowsOf(String module) {
        return isAboutFunctionalGroups(module) ? FUNCTIONAL_GROUPS : module;
    }

    /** Whether it is the module of an IOD about its functional groups. */
    static boolean isAboutFunctionalGroups(String module) {
        return module.endsWith("-" + FUNCTIONAL_GROUPS);
    }

    private List<AttributeRule> parsed(String module) {
        List<AttributeRule> attributes = new ArrayList<>();
        Map<String, AttributeRule> byPath = new HashMap<>();
        int line = starts.getOrDefault(module, rows.length());
        while (line < rows.length() && isOf(module, line)) {
            int next = nextLine(line);
            String[] row = rows.substring(line, next).strip().split("\t", -1);
            add(row[1], row[2], attributes, byPath);
            line = next;
        }
        if (module.equals(FUNCTIONAL_GROUPS)) {
            groupsOfEachFrame(attributes);
        }
        return List.copyOf(attributes);
    }

    /** Rows of sequences stand before those of their items. */
    private static void add(
            String path, String type, List<AttributeRule> attributes, Map<String, AttributeRule> byPath) {
        int slash = path.lastIndexOf('/');
        AttributeRule rule = new AttributeRule(Integer.parseUnsignedInt(path.substring(slash + 1), 16), type);
        byPath.put(path, rule);
        if (slash < 0) {
            attributes.add(rule);
        } else {
            // A sequence without a type of its own says nothing about its items.
            Optional.ofNullable(byPath.get(path.substring(0, slash)))
                    .ifPresent(sequence -> sequence.items().add(rule));
        }
    }

    /** A functional group looks the same for one frame as for all; the table has it once. */
    private static void groupsOfEachFrame(List<AttributeRule> attributes) {
        Map<Integer, AttributeRule> byTag = new HashMap<>();
        attributes.forEach(rule -> byTag.put(rule.tag(), rule));
        AttributeRule shared = byTag.get(Tag.SharedFunctionalGroupsSequence);
        AttributeRule perFrame = byTag.get(Tag.PerFrameFunctionalGroupsSequence);
        if (shared != null && perFrame != null) {
            perFrame.items().addAll(shared.items());
        }
    }
}
