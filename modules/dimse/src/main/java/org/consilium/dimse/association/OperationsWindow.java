package org.consilium.dimse.association;

import java.util.Optional;
import org.consilium.dimse.pdu.AsynchronousOperations;

/** Negotiation of the asynchronous operations window (PS3.7 D.3.3.3). */
final class OperationsWindow {

    /** What a requestor takes for no limit. */
    static final int UNLIMITED_OPERATIONS_MAX = 256;

    private OperationsWindow() {}

    /** Takes the proposal down to what this side allows in each direction; both in the view of the requestor. */
    static AsynchronousOperations answer(AsynchronousOperations proposed, int operationsMax) {
        return new AsynchronousOperations(
                bounded(proposed.invoked(), operationsMax), bounded(proposed.performed(), operationsMax));
    }

    /** What holds for the acceptor: the directions are turned round. */
    static AsynchronousOperations ofAcceptor(Optional<AsynchronousOperations> answered) {
        AsynchronousOperations window = answered.orElse(AsynchronousOperations.SYNCHRONOUS);
        return new AsynchronousOperations(window.performed(), window.invoked());
    }

    /** What holds for the requestor: never more than it proposed, whatever was answered. */
    static AsynchronousOperations ofRequestor(
            AsynchronousOperations proposed, Optional<AsynchronousOperations> answered) {
        AsynchronousOperations window = answered.orElse(AsynchronousOperations.SYNCHRONOUS);
        AsynchronousOperations most = answer(proposed, UNLIMITED_OPERATIONS_MAX);
        return new AsynchronousOperations(
                bounded(window.invoked(), most.invoked()), bounded(window.performed(), most.performed()));
    }

    private static int bounded(int operations, int max) {
        return operations == 0 ? max : Math.min(operations, max);
    }
}
