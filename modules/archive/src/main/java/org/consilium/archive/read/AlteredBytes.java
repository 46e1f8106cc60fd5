package org.consilium.archive.read;

import java.io.IOException;

/** The bytes of an instance are not those that were received. */
public final class AlteredBytes extends IOException {

    AlteredBytes() {
        super("The stored bytes are not what was received");
    }
}
