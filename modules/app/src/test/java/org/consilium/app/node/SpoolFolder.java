package org.consilium.app.node;

import java.nio.file.Path;

/** The spool of a node, seen from outside. */
record SpoolFolder(Path home) {

    /** Whether everything has moved to the store. A file prepared for what comes next may be there. */
    boolean isEmpty() {
        var left = home.resolve("spool").toFile().list((folder, name) -> name.matches(".*\\.(segment|object)"));
        return left != null && left.length == 0;
    }
}
