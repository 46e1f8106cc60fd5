package org.consilium.dimse.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.MessageWriter;
import org.consilium.dimse.pdu.AsynchronousOperations;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The DIMSE protocol machine of one association (PS3.7 8): invokes the requests of this side and performs those of the
 * other, in both directions at once. Any thread may invoke; how many requests are outstanding at a time, the asynchronous
 * operations window says (PS3.7 D.3.3.3).
 */
public final class ProtocolMachine implements AutoCloseable {

    private static final int NO_DATA_SET = -1;
    private static final AtomicLong MADE = new AtomicLong();

    private final long number = MADE.incrementAndGet();

    private final NegotiatedAssociation association;
    private final MessageWriter writer;
    private final Invocations invocations;
    private final Operations operations;
    private final Reading reading;

    private ProtocolMachine(NegotiatedAssociation association, ServiceClasses services, boolean performing) {
        this.association = association;
        this.writer = new MessageWriter(association);
        this.invocations = new Invocations(association.window().invoked());
        this.operations = new Operations(performing ? association.window().performed() : 1);
        this.reading = new Reading(
                association, invocations, operations, new Performer(this, services, operations), performing);
    }

    /** Of the accepting side: {@link #run} has to be called. */
    public static ProtocolMachine acceptor(NegotiatedAssociation association, ServiceClasses services) {
        return new ProtocolMachine(association, services, true);
    }

    /**
     * Of the requesting side. With services it reads all the time, in a thread of its own; without, those who wait for a
     * response do, which spares a change of threads.
     */
    public static ProtocolMachine requestor(NegotiatedAssociation association, ServiceClasses services) {
        var machine = new ProtocolMachine(association, services, !services.isEmpty());
        if (!services.isEmpty()) {
            machine.reading.start();
        }
        return machine;
    }

    /** Tells this association from all others of this process, also from later ones of the same peer. */
    public long number() {
        return number;
    }

    public Peer peer() {
        return association.peer();
    }

    /** How many requests of each side may be outstanding at a time, as the peer agreed to (PS3.7 D.3.3.3). */
    public AsynchronousOperations window() {
        return association.window();
    }

    /** What the other side said of itself: its implementation, its longest PDU, its identity or the answer to ours. */
    public UserInformation other() {
        return association.other();
    }

    /** Whether requests can still be made, as far as this side knows. */
    public boolean isEstablished() {
        return association.upperLayer().isEstablished();
    }

    /** Whether a request is being received, performed or waited for. */
    public boolean isBusy() {
        return reading.isBusy() || !invocations.isEmpty();
    }

    /** The accepted presentation contexts of an abstract syntax in the order of their IDs. */
    public List<NegotiatedContext> contexts(String abstractSyntax) {
        return association.contexts().values().stream()
                .filter(context -> context.abstractSyntax().equals(abstractSyntax))
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .toList();
    }

    /** The service class application information that was agreed on for a SOP class (PS3.7 D.3.3.5). */
    public Optional<byte[]> extended(String sopClassUid) {
        return association.extended(sopClassUid);
    }

    /**
     * Reads and performs until the association is over and everything under way is done.
     *
     * @throws AssociationEnded when it ended in another way than by release
     */
    public void run() throws IOException {
        reading.run();
    }

    /**
     * Sends a request without a data set, as soon as the {@link #window} allows it. Its message ID is set here.
     *
     * @throws IllegalStateException where the calling thread fills the window itself: nobody else could take those responses
     */
    public Invocation invoke(NegotiatedContext context, CommandSet.Builder request) throws IOException {
        return invoke(context, request, InputStream.nullInputStream(), NO_DATA_SET);
    }

    /** The same with a data set. */
    public Invocation invoke(NegotiatedContext context, CommandSet.Builder request, DataSet dataSet)
            throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(dataSet, context.transferSyntax());
        return invoke(context, request, new ByteArrayInputStream(bytes), bytes.length);
    }

    /**
     * The same with a data set that is read while it is sent.
     *
     * <p>Errors: SOP_CLASS_NOT_SUPPORTED when this side does not have the role for it (PS3.7 D.3.3.4).
     *
     * @param length of the data set in bytes; further bytes of the stream are not read
     */
    public Invocation invoke(NegotiatedContext context, CommandSet.Builder request, InputStream dataSet, long length)
            throws IOException {
        int field = request.build().field();
        requireRole(context, field);
        int responseField = CommandField.responseTo(field);
        Invocation invocation = invocations.begin(id -> new Invocation(this, context, id, responseField));
        request.number(CommandElement.MESSAGE_ID, invocation.messageId());
        boolean sent = false;
        reading.asking();
        try {
            if (length == NO_DATA_SET) {
                writer.send(context.id(), request.build());
            } else {
                writer.send(context.id(), request.dataSetFollows().build(), dataSet, length);
            }
            sent = true;
            return invocation;
        } finally {
            reading.asked();
            if (!sent) {
                invocations.finish(invocation);
            }
        }
    }

    private static void requireRole(NegotiatedContext context, int field) {
        boolean ours = field == CommandField.N_EVENT_REPORT_RQ
                ? context.roles().scp()
                : context.roles().scu();
        if (!ours) {
            throw new Rejected(Reason.SOP_CLASS_NOT_SUPPORTED, "this side does not have the role to invoke that");
        }
    }

    /**
     * Releases the association, once what this side is performing for the other has been answered or, at the latest, when
     * {@link org.consilium.dimse.association.Timeouts#message} has passed; when that does not work it is aborted. Whoever still
     * waits for a response gets none.
     */
    @Override
    public void close() {
        try (var layer = association.upperLayer()) {
            if (layer.isEstablished()) {
                operations.awaitAnswered(association.timeouts().message());
            }
            if (layer.isEstablished()) { // the other side may have released meanwhile
                reading.release();
            }
        } catch (IOException e) {
            abort(); // everything the user waited for has been answered before
        }
        invocations.end("Released on this side");
    }

    /** Ends the association at once. */
    public void abort() {
        association.upperLayer().abort();
        association.upperLayer().transport().close();
        invocations.end("Aborted on this side");
    }

    /**
     * @param last whether it is the last response to its request: one that says that more is to come excuses nobody from answering
     */
    void respond(NegotiatedContext context, CommandSet.Builder response, Optional<DataSet> dataSet, boolean last)
            throws IOException {
        if (dataSet.isPresent()) {
            byte[] bytes = DataSetWriter.toByteArray(dataSet.get(), context.transferSyntax());
            CommandSet command = response.dataSetFollows().build();
            writer.send(context.id(), command, new ByteArrayInputStream(bytes), bytes.length);
        } else {
            writer.send(context.id(), response.build());
        }
        if (last) {
            reading.heard();
        }
    }

    void cancel(NegotiatedContext context, int messageId) throws IOException {
        CommandSet.Builder cancel = CommandSet.builder(CommandField.C_CANCEL_RQ)
                .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, messageId);
        writer.send(context.id(), cancel.build());
    }

    Response await(Invocation invocation) throws IOException {
        try {
            return invocations.await(invocation, reading);
        } catch (AssociationEnded e) {
            if (isEstablished()) {
                abort();
            }
            throw e;
        }
    }

    /** Lets another thread read on. */
    void passTurn() {
        reading.start();
    }
}
