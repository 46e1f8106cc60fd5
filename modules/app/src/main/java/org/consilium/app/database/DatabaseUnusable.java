package org.consilium.app.database;

/** PostgreSQL cannot be started or used; the message says what to do, for the person who starts the node. */
public final class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnusable(String message) {
        super(message);
    }

    DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
