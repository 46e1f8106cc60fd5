package org.consilium.dicom.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a module says about one attribute.
 *
 * @param type 1, 1C, 2, 2C or 3
 * @param items what holds in each item, where it is a sequence
 */
record AttributeRule(int tag, String type, List<AttributeRule> items) {

    AttributeRule(int tag, String type) {
        this(tag, type, new ArrayList<>());
    }

    boolean isConditional() {
        return type.endsWith("C");
    }

    boolean needsValue() {
        return type.startsWith("1");
    }

    boolean isOptional() {
        return type.equals("3");
    }

    /** The same attribute of another repeating group. */
    AttributeRule ofGroup(int group) {
        return new AttributeRule(group << 16 | tag & 0xFFFF, type, items);
    }
}
