package org.consilium.storage;

import java.util.UUID;

/** Keys of objects: random, so that none is ever used twice or says anything about its content. */
public final class ObjectKeys {

    /** Leading characters that become a folder, so that no folder holds more than 1/256 of all objects. */
    private static final int FOLDER_CHARACTERS = 2;

    private ObjectKeys() {}

    /** A key nobody has used: two hexadecimal digits, a slash, 32 hexadecimal digits. */
    public static String fresh() {
        var random = UUID.randomUUID().toString().replace("-", "");
        return random.substring(0, FOLDER_CHARACTERS) + "/" + random;
    }
}
