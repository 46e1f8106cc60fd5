package org.consilium.dimse.pdu;

/**
 * Asynchronous operations window (PS3.7 D.3.3.3): operations outstanding at a time, 0 without limit. On the wire both
 * numbers are those of the requestor, in its proposal and in the answer to it.
 */
public record AsynchronousOperations(int invoked, int performed) {

    /** One at a time in each direction: what holds when nothing is negotiated. */
    public static final AsynchronousOperations SYNCHRONOUS = new AsynchronousOperations(1, 1);
}
