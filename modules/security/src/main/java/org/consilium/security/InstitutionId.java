package org.consilium.security;

import java.util.UUID;

/** Identifies an institution on this node. */
public record InstitutionId(UUID value) {

    public static InstitutionId of(String value) {
        return new InstitutionId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
