package org.consilium.dimse.service;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.message.Message;
import org.consilium.dimse.message.MessageWriter;

/** One request and the responses to it. */
public final class Exchange {

    private final Peer peer;
    private final Message request;
    private final MessageWriter writer;
    private boolean answered;

    Exchange(Peer peer, Message request, MessageWriter writer) {
        this.peer = peer;
        this.request = request;
        this.writer = writer;
    }

    public Peer peer() {
        return peer;
    }

    public Message request() {
        return request;
    }

    /** Sends a response without a data set, after all of the request has been read. */
    public void respond(DimseStatus status) throws IOException {
        respond(status, UnaryOperator.identity());
    }

    /** The same with further elements, such as counters of sub-operations. */
    public void respond(DimseStatus status, UnaryOperator<CommandSet.Builder> elements) throws IOException {
        request.drain();
        answered = !status.isPending();
        CommandSet.Builder response = elements.apply(CommandSet.responseTo(request.command(), status));
        writer.send(request.context().id(), response.build());
    }

    boolean isAnswered() {
        return answered;
    }
}
