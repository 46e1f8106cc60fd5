package org.consilium.kernel;

/**
 * Input or a request that is refused for a reason the sender can act on. Never used for a bug or an outage: those fly as
 * what they are.
 *
 * <p>The message holds the reason's own text and, at most, a technical detail; never patient data.
 */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Rejected(Reason reason) {
        super(reason.text());
        this.reason = reason;
    }

    /**
     * @param detail what exactly was wrong: tags, offsets, limits; no values that could identify a person
     */
    public Rejected(Reason reason, String detail) {
        super(reason.text() + ": " + detail);
        this.reason = reason;
    }

    public Rejected(Reason reason, String detail, Throwable cause) {
        super(reason.text() + ": " + detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
