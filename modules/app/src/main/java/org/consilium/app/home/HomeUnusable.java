package org.consilium.app.home;

/** The data folder cannot be used; the message says what to do, for the person who starts the node. */
public final class HomeUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HomeUnusable(String message) {
        super(message);
    }

    HomeUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
