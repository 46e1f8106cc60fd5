package org.consilium.storage.pack;

import java.io.IOException;

/** The index of a pack is not what was written. */
public final class DamagedPack extends IOException {

    private static final long serialVersionUID = 1;

    DamagedPack(String message) {
        super(message);
    }

    DamagedPack(String message, Exception cause) {
        super(message, cause);
    }
}
