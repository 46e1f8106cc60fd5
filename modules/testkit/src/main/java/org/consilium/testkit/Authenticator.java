package org.consilium.testkit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The authenticator app of a test person: codes from a secret that was typed off the page (RFC 6238), made without the node's own classes. */
public final class Authenticator {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Authenticator() {}

    public static String code(String secret, Instant now) {
        var bits = new StringBuilder();
        for (char letter : secret.toCharArray()) {
            bits.append(Integer.toBinaryString(0x20 | LETTERS.indexOf(letter)).substring(1));
        }
        var key = new byte[bits.length() / Byte.SIZE];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(i * Byte.SIZE, (i + 1) * Byte.SIZE), 2);
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "RAW"));
            var step = new byte[Long.BYTES];
            long number = now.getEpochSecond() / 30;
            for (int i = step.length - 1; i >= 0; i--, number >>= Byte.SIZE) {
                step[i] = (byte) number;
            }
            var hash = mac.doFinal(step);
            int from = hash[hash.length - 1] & 0x0F;
            var four = new BigInteger(1, java.util.Arrays.copyOfRange(hash, from, from + 4)).clearBit(31);
            return "%06d".formatted(four.mod(BigInteger.valueOf(1_000_000)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
