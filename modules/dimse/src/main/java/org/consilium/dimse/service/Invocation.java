package org.consilium.dimse.service;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.DimseStatus;

/**
 * An operation or notification that this side has invoked, until its last response (PS3.7 7.5). For one thread; another may
 * cancel it.
 */
public final class Invocation implements AutoCloseable {

    /** Responses that have arrived and wait for their reader; then nothing more is received. */
    static final int RESPONSES_WAITING_MAX = 64;

    /** Responses that are dropped after a cancel: more than what is on its way means that it is ignored. */
    public static final int LEFTOVERS_MAX = 1_000_000;

    private final ProtocolMachine machine;
    private final NegotiatedContext context;
    private final int messageId;
    private final int responseField;
    private final Thread invoker = Thread.currentThread();

    /** Guarded by the lock of {@link Invocations}. */
    final Queue<Response> arrived = new ArrayDeque<>();

    private boolean finished;

    Invocation(ProtocolMachine machine, NegotiatedContext context, int messageId, int responseField) {
        this.machine = machine;
        this.context = context;
        this.messageId = messageId;
        this.responseField = responseField;
    }

    /** Message ID (0000,0110) of the request. */
    public int messageId() {
        return messageId;
    }

    /** Whether the last response has been taken. */
    public boolean isFinished() {
        return finished;
    }

    /**
     * Waits for the next response, pending ones included.
     *
     * @throws org.consilium.dimse.association.AssociationEnded when the association ended before it came, or was aborted
     *     because it did not come in time
     */
    public Response next() throws IOException {
        if (finished) {
            throw new IllegalStateException("The last response has been taken");
        }
        Response response = machine.await(this);
        finished = !response.status().isPending();
        return response;
    }

    /**
     * Waits for the response of a request that has one only: anything but C-FIND, C-MOVE and C-GET.
     *
     * @throws AssociationEnded as {@link #next} does, and where the other side says that more is to come, which ends the association
     */
    public Response only() throws IOException {
        Response response = next();
        if (!finished) {
            machine.abort();
            throw new AssociationEnded("The peer answered pending to a request that has one response");
        }
        return response;
    }

    /** C-CANCEL-RQ (PS3.7 9.3.2.3); further pending responses may come before the last one. */
    public void cancel() throws IOException {
        machine.cancel(context, messageId);
    }

    /**
     * Cancels, and drops the responses up to the last one.
     *
     * @return the status of the last one: FE00, or what it was when the cancel came too late
     * @throws org.consilium.dimse.association.AssociationEnded also when the other side does not come to an end within
     *     {@link #LEFTOVERS_MAX} responses
     */
    public DimseStatus cancelAndDrain() throws IOException {
        cancel();
        for (int dropped = 0; dropped < LEFTOVERS_MAX; dropped++) {
            Response response = next();
            if (finished) {
                return response.status();
            }
        }
        machine.abort();
        throw new AssociationEnded("The peer does not end an operation that was cancelled");
    }

    /** When the last response has not been taken: {@link #cancelAndDrain}. */
    @Override
    public void close() throws IOException {
        if (!finished && machine.isEstablished()) {
            cancelAndDrain();
        }
    }

    int responseField() {
        return responseField;
    }

    Thread invoker() {
        return invoker;
    }
}
