package org.consilium.security.oidc;

import java.util.Arrays;

/** The key of a session in the database: a hash of its secret, by which nobody gets in. */
public record SessionKey(byte[] bytes) {

    public SessionKey {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SessionKey";
    }
}
