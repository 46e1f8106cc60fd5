package org.consilium.dimse.service;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.message.Message;
import org.consilium.dimse.message.MessageReader;
import org.consilium.dimse.message.MessageWriter;
import org.consilium.kernel.Rejected;

/** Answers the messages of one association until the peer releases it. */
public final class MessageLoop {

    private static final Logger LOG = System.getLogger(MessageLoop.class.getName());

    private final NegotiatedAssociation association;
    private final ServiceClasses services;
    private final MessageReader reader;
    private final MessageWriter writer;
    private volatile boolean busy;

    public MessageLoop(NegotiatedAssociation association, ServiceClasses services) {
        this.association = association;
        this.services = services;
        this.reader = new MessageReader(association);
        this.writer = new MessageWriter(association);
    }

    /** Whether a message is being received or answered. */
    public boolean isBusy() {
        return busy;
    }

    /** @throws AssociationEnded when the association ended in another way than by release */
    public void run() throws IOException {
        Optional<Message> message = reader.next(association.timeouts().idle());
        while (message.isPresent()) {
            busy = true;
            answer(message.get());
            busy = false;
            message = reader.next(association.timeouts().idle());
        }
    }

    private void answer(Message message) throws IOException {
        int field = message.command().field();
        if (field == CommandField.C_CANCEL_RQ || CommandField.isResponse(field)) {
            message.drain(); // a cancel that came too late, or an answer nobody waits for
            return;
        }
        var exchange = new Exchange(association.peer(), message, writer);
        DimseStatus failure = perform(exchange);
        if (!exchange.isAnswered()) {
            exchange.respond(failure);
        }
    }

    /** The status to answer when the service has not answered. The edge where everything a service throws ends. */
    private DimseStatus perform(Exchange exchange) throws AssociationEnded {
        try {
            boolean known = services.find(exchange.request().context().abstractSyntax())
                    .orElseThrow()
                    .perform(exchange);
            return known ? DimseStatus.PROCESSING_FAILURE : DimseStatus.UNRECOGNIZED_OPERATION;
        } catch (AssociationEnded e) {
            throw e;
        } catch (Rejected e) {
            LOG.log(Level.WARNING, "Refused a message of {0}: {1}", association.peer(), e.getMessage());
            return new DimseStatus(e.reason().dimseStatus());
        } catch (Exception e) {
            if (!association.upperLayer().isEstablished()) {
                throw new AssociationEnded("The association ended while a message was handled", e);
            }
            // The message of a foreign exception might quote the data set: only its kind and its place are logged.
            LOG.log(Level.ERROR, "A service failed for {0}: {1}", association.peer(), describe(e));
            return DimseStatus.PROCESSING_FAILURE;
        }
    }

    private static String describe(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String at = trace.length == 0 ? "" : " at " + trace[0];
        Throwable cause = e.getCause();
        return e.getClass().getName()
                + at
                + (cause == null ? "" : ", caused by " + cause.getClass().getName());
    }
}
