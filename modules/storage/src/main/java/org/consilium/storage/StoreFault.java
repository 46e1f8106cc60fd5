package org.consilium.storage;

import java.io.IOException;

/** The store answers, but it loses or alters what it is given or lacks what is needed of it: no outage, waiting does not help. */
public final class StoreFault extends IOException {

    private static final long serialVersionUID = 1L;

    public StoreFault(String message) {
        super(message);
    }

    public StoreFault(String message, Throwable cause) {
        super(message, cause);
    }
}
