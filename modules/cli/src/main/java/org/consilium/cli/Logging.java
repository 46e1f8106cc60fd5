package org.consilium.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The toolkit's log lines are for services; a command says what happened by itself. */
final class Logging {

    /** Kept, since a logger nobody holds forgets its level. */
    private static final Logger TOOLKIT = Logger.getLogger("org.consilium");

    private Logging() {}

    static void quiet() {
        TOOLKIT.setLevel(Level.OFF);
    }
}
