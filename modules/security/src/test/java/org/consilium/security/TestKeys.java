package org.consilium.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.consilium.security.seal.SealKeys;
import org.consilium.security.seal.SealSettings;

/** Keys that come from the settings. */
public final class TestKeys {

    private static final int BYTES = 32;

    private TestKeys() {}

    public static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static SealKeys of(String... keys) {
        try {
            return SealKeys.of(new SealSettings(Path.of("not there"), List.of(keys)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
