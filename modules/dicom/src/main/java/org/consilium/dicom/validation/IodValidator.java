package org.consilium.dicom.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.validation.ModuleTable.Use;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Finds the attributes that the modules of an object require and that it lacks (PS3.3 A, C; types of PS3.5 7.4), items of
 * sequences included.
 *
 * <p>The functional groups that an information object must have are looked for among those of all frames and of each.
 *
 * <p>A module that is conditional or optional is checked where the object has an attribute that only such a module gives it.
 * Conditions of single attributes (1C, 2C) are not evaluated; what they may require is reported only on request. Values are
 * not compared with lists of enumerated values.
 */
public final class IodValidator {

    /** Most findings of one object. */
    public static final int FINDINGS_MAX = 10_000;

    /** What {@link Validation#unchecked} calls the question which groups an object must have. */
    private static final String FUNCTIONAL_GROUPS = "required functional groups";

    private final ModuleTable table = ModuleTable.get();
    private final boolean conditional;

    private IodValidator(boolean conditional) {
        this.conditional = conditional;
    }

    /** Reports what must be there. */
    public static IodValidator required() {
        return new IodValidator(false);
    }

    /** Reports what must be there and what may have to be. */
    public static IodValidator requiredAndConditional() {
        return new IodValidator(true);
    }

    /**
     * Validates an object.
     *
     * @param object with or without its pixel data
     * @throws Rejected {@link Reason#SOP_CLASS_NOT_SUPPORTED} if its SOP class is missing, private or none of PS3.4 B.5
     */
    public Validation validate(DataSet object) {
        String iod = object.text(Tag.SOPClassUID)
                .flatMap(table::iod)
                .orElseThrow(() -> new Rejected(Reason.SOP_CLASS_NOT_SUPPORTED, "no definition to validate against"));
        List<Finding> findings = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        Set<Integer> mandatory = mandatoryTags(iod);
        for (Use use : table.modules(iod)) {
            List<AttributeRule> rules = RepeatingGroups.of(table.attributes(use.module()), object);
            if (rules.isEmpty()) {
                unchecked.add(use.module());
            } else if (use.usage().startsWith("M") || isUsed(object, rules, mandatory)) {
                Check check = new Check(use.module(), table.clause(use.module()), conditional, findings);
                check.dataSet(object, rules, "");
                if (AttributeTable.isAboutFunctionalGroups(use.module())) {
                    functionalGroups(object, iod, findings, unchecked);
                }
            }
        }
        return new Validation(iod, findings, unchecked);
    }

    private void functionalGroups(DataSet object, String iod, List<Finding> findings, List<String> unchecked) {
        FunctionalGroups groups = table.functionalGroups();
        if (groups.knows(iod)) {
            groups.check(object, iod, conditional, findings);
        } else {
            unchecked.add(FUNCTIONAL_GROUPS);
        }
    }

    private Set<Integer> mandatoryTags(String iod) {
        Set<Integer> tags = new HashSet<>();
        for (Use use : table.modules(iod)) {
            if (use.usage().startsWith("M")) {
                table.attributes(use.module()).forEach(rule -> tags.add(rule.tag()));
            }
        }
        return tags;
    }

    private static boolean isUsed(DataSet object, List<AttributeRule> rules, Set<Integer> mandatory) {
        return rules.stream().anyMatch(rule -> !mandatory.contains(rule.tag()) && object.contains(rule.tag()));
    }

    /** Compares one module with the object. */
    private record Check(String module, String clause, boolean conditional, List<Finding> findings) {

        void dataSet(DataSet dataSet, List<AttributeRule> rules, String path) {
            for (AttributeRule rule : rules) {
                String here = path + Tags.hex(rule.tag());
                Optional<Element> element = dataSet.find(rule.tag());
                if (element.isEmpty()) {
                    missing(rule, here);
                } else if (rule.needsValue() && isEmpty(element.get())) {
                    add(Finding.Kind.EMPTY, rule, here);
                } else {
                    items(element.get().items(), rule, here);
                }
            }
        }

        private void items(List<DataSet> items, AttributeRule rule, String path) {
            if (rule.items().isEmpty()) {
                return;
            }
            int number = 1;
            for (DataSet item : items) {
                dataSet(item, rule.items(), path + "/" + number++ + "/");
            }
        }

        private void missing(AttributeRule rule, String path) {
            if (rule.isConditional() && conditional) {
                add(Finding.Kind.MAY_BE_REQUIRED, rule, path);
            } else if (!rule.isConditional() && !rule.isOptional()) {
                add(Finding.Kind.MISSING, rule, path);
            }
        }

        private void add(Finding.Kind kind, AttributeRule rule, String path) {
            if (findings.size() < FINDINGS_MAX) {
                findings.add(new Finding(kind, path, rule.tag(), module, clause, rule.type()));
            }
        }

        /** Padding is no value. */
        private static boolean isEmpty(Element element) {
            return element.isEmpty()
                    || (element.vr().isText() && element.texts().stream().allMatch(String::isEmpty));
        }
    }
}
