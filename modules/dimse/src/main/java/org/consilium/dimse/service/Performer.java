package org.consilium.dimse.service;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.message.Message;
import org.consilium.kernel.Rejected;

/** Has requests performed by their service class and sees to it that each gets an answer. */
final class Performer {

    private static final Logger LOG = System.getLogger(Performer.class.getName());

    private final ProtocolMachine machine;
    private final ServiceClasses services;
    private final Operations operations;

    Performer(ProtocolMachine machine, ServiceClasses services, Operations operations) {
        this.machine = machine;
        this.services = services;
        this.operations = operations;
    }

    /** Performs a request; whether the calling thread still has the turn to read after it. */
    boolean perform(Message message) throws IOException {
        Optional<ServiceClass> service = services.find(message.context(), message.command());
        var exchange = new Exchange(machine, message);
        boolean beside = service.filter(ServiceClass::isPerformedBesideReading).isPresent();
        operations.enter(exchange);
        try {
            if (beside || operations.isAsynchronous()) {
                return performBeside(exchange, service, beside);
            }
            operations.awaitRoom();
            answer(exchange, service, false);
            return true;
        } finally {
            operations.leave(exchange);
        }
    }

    /** The turn is passed on when the data set has been read: a stream is read by one after another. */
    private boolean performBeside(Exchange exchange, Optional<ServiceClass> service, boolean intoMemory)
            throws IOException {
        if (!operations.begin(exchange)) {
            exchange.respond(DimseStatus.DUPLICATE_INVOCATION);
            return true;
        }
        try {
            exchange.passTurnWhenRead();
            answer(exchange, service, intoMemory);
            return false;
        } finally {
            operations.end(exchange);
        }
    }

    private void answer(Exchange exchange, Optional<ServiceClass> service, boolean intoMemory) throws IOException {
        DimseStatus otherwise = call(exchange, service, intoMemory);
        if (!exchange.isAnswered()) {
            exchange.respond(otherwise);
        }
    }

    /** The status to answer when the service has not answered. The edge where everything a service throws ends. */
    private DimseStatus call(Exchange exchange, Optional<ServiceClass> service, boolean intoMemory) throws IOException {
        try {
            if (intoMemory && exchange.request().command().hasDataSet()) {
                exchange.readDataSet(Exchange.IDENTIFIER_LENGTH_MAX);
            }
            boolean known = service.isPresent() && service.get().perform(exchange);
            return known ? failure(service) : DimseStatus.UNRECOGNIZED_OPERATION;
        } catch (Rejected e) {
            return refuse(exchange, new OperationFailed(e));
        } catch (OperationFailed e) {
            return refuse(exchange, e);
        } catch (Exception e) {
            if (!machine.isEstablished()) {
                throw e instanceof AssociationEnded ended
                        ? ended
                        : new AssociationEnded("The association ended while a message was handled", e);
            }
            // The message of a foreign exception might quote the data set: only its kind and its place are logged.
            LOG.log(Level.ERROR, "A service failed for {0}: {1}", machine.peer(), describe(e));
            return failure(service);
        }
    }

    private DimseStatus refuse(Exchange exchange, OperationFailed why) throws IOException {
        LOG.log(Level.WARNING, "Refused a message of {0}: {1}", machine.peer(), why.getMessage());
        if (!exchange.isAnswered()) {
            exchange.respond(why.status(), why::writeTo);
        }
        return why.status();
    }

    private static DimseStatus failure(Optional<ServiceClass> service) {
        return service.map(ServiceClass::failure).orElse(DimseStatus.PROCESSING_FAILURE);
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
