package org.consilium.dimse.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.UpperLayer;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.message.Message;
import org.consilium.dimse.message.MessageReader;
import org.consilium.kernel.Rejected;

/**
 * Reads the messages of one association, one thread at a time. A message is a response that somebody waits for, a C-CANCEL
 * for an operation under way, or a request. The thread that has read a request performs it; where messages have to be read
 * meanwhile, it passes the turn on before.
 */
final class Reading implements Invocations.Waiting {

    private final NegotiatedAssociation association;
    private final UpperLayer layer;
    private final MessageReader reader;
    private final Invocations invocations;
    private final Operations operations;
    private final Performer performer;
    private final boolean always;
    private volatile boolean released;
    private volatile Optional<Thread> turn = Optional.empty();
    private final AtomicInteger asking = new AtomicInteger();

    private volatile long lastHeard = System.nanoTime();

    /** @param always whether a thread reads all the time, else those who wait for a response do */
    Reading(
            NegotiatedAssociation association,
            Invocations invocations,
            Operations operations,
            Performer performer,
            boolean always) {
        this.association = association;
        this.layer = association.upperLayer();
        this.reader = new MessageReader(association);
        this.invocations = invocations;
        this.operations = operations;
        this.performer = performer;
        this.always = always;
    }

    boolean isBusy() {
        return operations.isBusy();
    }

    /** Something has been exchanged: the time-outs start again. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    /** A request of this side is being sent, which takes as long as it takes; {@link #asked} has to follow. */
    void asking() {
        asking.incrementAndGet();
    }

    /** It was sent: the time for the answer begins. */
    void asked() {
        heard();
        asking.decrementAndGet();
    }

    /** Reads on in a thread of its own. */
    void start() {
        Thread next = Thread.ofVirtual().name("dimse-association").unstarted(this::readAll);
        turn = Optional.of(next);
        next.start();
    }

    /** Reads here until the association has ended and everything under way is done. */
    void run() throws AssociationEnded {
        turn = Optional.of(Thread.currentThread());
        readAll();
        String end = invocations.awaitEnd();
        operations.awaitNone();
        if (!released) {
            throw new AssociationEnded(end);
        }
    }

    /** A-RELEASE by this side, whoever reads. */
    void release() throws IOException {
        if (!always) {
            layer.release();
            return;
        }
        layer.requestRelease();
        if (!invocations.awaitEnd(association.timeouts().negotiation())) {
            throw new AssociationEnded("The peer did not confirm the release in time");
        }
    }

    /** Errors: the thread whose turn it is to read waits for something that it would have to read itself. */
    @Override
    public boolean isReadByOthers() {
        if (always && turn.filter(Thread.currentThread()::equals).isPresent()) {
            throw new IllegalStateException("A service that makes requests must be performed beside reading");
        }
        return always;
    }

    @Override
    public void readOne() throws IOException {
        readNext();
    }

    /** The other side may take its time for requests while one of its own is performed; an answer has to come in time. */
    @Override
    public long deadline() {
        boolean answerDue = !invocations.isEmpty();
        Duration patience = answerDue
                ? association.timeouts().message()
                : association.timeouts().idle();
        boolean ourTurn = answerDue ? asking.get() > 0 : operations.isPerforming();
        return (ourTurn ? System.nanoTime() : lastHeard) + patience.toNanos();
    }

    /** Reads as long as it is this thread's turn. */
    private void readAll() {
        boolean done = false;
        try {
            while (readNext()) {
                // The next message.
            }
            done = true;
        } finally {
            if (!done) {
                layer.abort(); // a bug: nobody would read any more
                invocations.end("A message could not be handled");
            }
        }
    }

    /** Whether the same thread has to go on reading. */
    private boolean readNext() {
        try {
            heard();
            Optional<Message> message = reader.next(this::deadline);
            if (message.isEmpty()) {
                released = true;
                invocations.end("The peer released the association before it answered");
                return false;
            }
            heard();
            return take(message.get());
        } catch (AssociationEnded e) {
            invocations.end(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            layer.abort();
            invocations.end("The association broke");
        }
        return false;
    }

    private boolean take(Message message) throws IOException {
        int field = message.command().field();
        if (CommandField.isResponse(field)) {
            deliver(message);
            return true;
        }
        if (field == CommandField.C_CANCEL_RQ) {
            message.drain();
            operations.cancel(message.command());
            return true;
        }
        return performer.perform(message);
    }

    /** A response that nobody waits for is dropped, unless somebody waits for another one. */
    private void deliver(Message message) throws IOException {
        Optional<Invocation> invocation = invocations.find(message.command());
        if (invocation.isEmpty()) {
            message.drain();
            if (!invocations.isEmpty()) {
                layer.abort();
                throw new AssociationEnded("The peer answered something that was not asked");
            }
            return;
        }
        int status = message.command().number(CommandElement.STATUS).orElseThrow();
        byte[] dataSet = readBounded(message);
        var response = new Response(message.context(), message.command(), new DimseStatus(status), dataSet);
        if (!invocations.deliver(
                invocation.get(), response, association.timeouts().message())) {
            layer.abort();
            throw new AssociationEnded("Responses are not taken in time on this side");
        }
    }

    private byte[] readBounded(Message message) throws IOException {
        try {
            return message.readBytes(Response.DATA_SET_LENGTH_MAX);
        } catch (Rejected e) {
            layer.abort();
            throw new AssociationEnded("A response of the peer is too long", e);
        }
    }
}
