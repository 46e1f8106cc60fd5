package org.consilium.cases;

import java.util.UUID;

/** Identifies a second-opinion case on this node; people read its number instead. */
public record CaseId(UUID value) {

    public static CaseId of(String value) {
        return new CaseId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
