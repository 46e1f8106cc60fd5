package org.consilium.dimse.tls;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses keys that are too short, those of certificates included.
 *
 * @param rsaBitsMin shortest modulus
 * @param ecBitsMin shortest order of a curve
 */
record KeyLengths(int rsaBitsMin, int ecBitsMin) implements AlgorithmConstraints {

    @Override
    public boolean permits(
            Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
        return true; // which algorithms there are is said by cipher suites, groups and signature schemes
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
        return switch (key) {
            case RSAKey rsa -> rsa.getModulus().bitLength() >= rsaBitsMin;
            case ECKey ec -> ec.getParams().getOrder().bitLength() >= ecBitsMin;
            default -> true;
        };
    }

    @Override
    public boolean permits(
            Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
        return permits(primitives, key);
    }
}
