package org.consilium.dimse.service;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.consilium.dimse.association.NegotiatedContext;

/**
 * An operation or notification that this side has invoked, until its last response (PS3.7 7.5). For one thread; another may
 * cancel it.
 */
public final class Invocation implements AutoCloseable {

    /** Responses that have arrived and wait for their reader; then nothing more is received. */
    static final int RESPONSES_WAITING_MAX = 64;

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

    /** C-CANCEL-RQ (PS3.7 9.3.2.3); further pending responses may come before the last one. */
    public void cancel() throws IOException {
        machine.cancel(context, messageId);
    }

    /** When the last response has not been taken: cancels, and drops the responses up to it. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            cancel();
        }
        while (!finished) {
            next();
        }
    }

    int responseField() {
        return responseField;
    }

    Thread invoker() {
        return invoker;
    }
}
