package org.consilium.security.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets by AES-256-GCM (NIST SP 800-38D). What a secret belongs to is authenticated with it: the sealed bytes of one do not open in the place
 * of another. Layout: version (1 byte, {@value #VERSION}), key ID (8), nonce (12), ciphertext, tag (16).
 */
public final class Seal {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = 1 + SealKeys.ID_BYTES + NONCE_BYTES;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SealKeys keys;
    private final SecureRandom random = new SecureRandom();

    public Seal(SealKeys keys) {
        this.keys = keys;
    }

    /** What comes of opening. */
    public sealed interface Opened {

        /** @param bytes that were sealed */
        record Clear(byte[] bytes) implements Opened {}

        /** The key is not there. @param keyId in hexadecimal digits */
        record KeyMissing(String keyId) implements Opened {}

        /** Altered, of something else, or not sealed at all. */
        record NotAsSealed() implements Opened {}
    }

    /** @param belongsTo what the secret is and whose; needed to open it, and not kept with it */
    public byte[] seal(byte[] clear, String belongsTo) {
        var key = keys.sealing();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, belongsTo).doFinal(clear);
            return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                    .put(VERSION)
                    .put(HexFormat.of().parseHex(key.id()))
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    public Opened open(byte[] sealed, String belongsTo) {
        if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != VERSION) {
            return new Opened.NotAsSealed();
        }
        var id = keyId(sealed);
        var key = keys.find(id);
        if (key.isEmpty()) {
            return new Opened.KeyMissing(id);
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, 1 + SealKeys.ID_BYTES, HEAD_BYTES);
            return new Opened.Clear(cipher(Cipher.DECRYPT_MODE, key.get(), nonce, belongsTo)
                    .doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES));
        } catch (AEADBadTagException altered) {
            return new Opened.NotAsSealed();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /** Whether it was sealed with the key that seals now. */
    public boolean isOfNewestKey(byte[] sealed) {
        return sealed.length > HEAD_BYTES && keyId(sealed).equals(keys.sealing().id());
    }

    private static String keyId(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 1, 1 + SealKeys.ID_BYTES);
    }

    private static Cipher cipher(int mode, SealKeys.Key key, byte[] nonce, String belongsTo)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(belongsTo.getBytes(UTF_8));
        return cipher;
    }
}
