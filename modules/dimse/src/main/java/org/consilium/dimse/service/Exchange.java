package org.consilium.dimse.service;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.message.Message;

/** One request of the other side and the responses to it. */
public final class Exchange {

    /** Longest identifier that is taken into memory before an operation starts, in bytes. */
    public static final int IDENTIFIER_LENGTH_MAX = 1 << 20;

    private final ProtocolMachine machine;
    private final Message request;
    private Optional<DataSet> dataSet = Optional.empty();
    private boolean answered;
    private volatile boolean cancelled;

    Exchange(ProtocolMachine machine, Message request) {
        this.machine = machine;
        this.request = request;
    }

    public Peer peer() {
        return machine.peer();
    }

    /** See {@link ProtocolMachine#number}. */
    long association() {
        return machine.number();
    }

    public Message request() {
        return request;
    }

    /** For requests of this side on the same association: sub-operations, and notifications also later on. */
    public ProtocolMachine machine() {
        return machine;
    }

    /** Whether the other side has cancelled the operation; only seen by those performed beside reading. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * The data set of the request, in memory; the first call reads it.
     *
     * <p>Errors: TOO_LARGE when it is longer than the limit, others when it is no data set.
     *
     * @param lengthMax in bytes
     */
    public DataSet readDataSet(int lengthMax) throws IOException {
        if (dataSet.isEmpty()) {
            dataSet = Optional.of(request.readDataSet(lengthMax));
        }
        return dataSet.get();
    }

    /** Sends a response without a data set, after all of the request has been read. */
    public void respond(DimseStatus status) throws IOException {
        respond(status, UnaryOperator.identity());
    }

    /** The same with further elements, such as counters of sub-operations. */
    public void respond(DimseStatus status, UnaryOperator<CommandSet.Builder> elements) throws IOException {
        respond(status, elements, Optional.empty());
    }

    /** The same with a data set. */
    public void respond(
            DimseStatus status, UnaryOperator<CommandSet.Builder> elements, Optional<DataSet> responseDataSet)
            throws IOException {
        request.drain();
        answered = !status.isPending();
        CommandSet.Builder response = elements.apply(CommandSet.responseTo(request.command(), status));
        machine.respond(request.context(), response, responseDataSet, answered);
    }

    boolean isAnswered() {
        return answered;
    }

    void cancel() {
        cancelled = true;
    }

    void passTurnWhenRead() {
        request.whenRead(machine::passTurn);
    }
}
