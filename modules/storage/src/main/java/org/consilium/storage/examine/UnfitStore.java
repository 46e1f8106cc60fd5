package org.consilium.storage.examine;

/** The node cannot start with this store; the message is a sentence for the person who starts it. */
public final class UnfitStore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitStore(String message) {
        super(message);
    }
}
