package org.consilium.security;

import java.util.UUID;

/** Identifies a person with an account on this node. */
public record PersonId(UUID value) {

    public static PersonId of(String value) {
        return new PersonId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
