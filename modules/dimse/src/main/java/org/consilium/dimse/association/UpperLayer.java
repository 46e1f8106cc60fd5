package org.consilium.dimse.association;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import org.consilium.dimse.association.StateTable.Transition;
import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.InvalidPdu;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduReader;
import org.consilium.dimse.pdu.ReleaseRp;
import org.consilium.dimse.pdu.ReleaseRq;

/**
 * The upper layer protocol machine of one association (PS3.8 9.2): primitives of the local user and PDUs of the peer become
 * events of the {@link StateTable}, whose actions are done here.
 *
 * <p>One thread at a time receives; any thread may send or abort, also while another one receives: a long write never
 * keeps the receiving thread from going on, or two peers that both write would wait for each other.
 */
public final class UpperLayer implements Closeable {

    private static final Indication NOTHING = new Indication.Nothing();

    /** Who asked for the association: decides a release collision (PS3.8 7.2.3). */
    private enum Side {
        REQUESTOR,
        ACCEPTOR
    }

    private final Transport transport;
    private final Timeouts timeouts;
    private final Side side;
    private final PduReader reader;
    private final PduWriter writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock receiving = new ReentrantLock();
    private volatile State state = State.STA1;
    private volatile Optional<String> abortCause = Optional.empty();

    private UpperLayer(Transport transport, Timeouts timeouts, Side side, int dataLengthMax) {
        this.transport = transport;
        this.timeouts = timeouts;
        this.side = side;
        this.reader = new PduReader(transport::read, dataLengthMax);
        this.writer = new PduWriter(transport, timeouts.write());
    }

    /** @param dataLengthMax longest P-DATA-TF variable field that is taken, in bytes */
    public static UpperLayer acceptor(Transport transport, Timeouts timeouts, int dataLengthMax) throws IOException {
        var layer = new UpperLayer(transport, timeouts, Side.ACCEPTOR, dataLengthMax);
        layer.apply(Event.TRANSPORT_INDICATION, Optional.empty(), "");
        return layer;
    }

    /** Asks for an association over a connected transport; the answer is the next indication. */
    public static UpperLayer requestor(Transport transport, Timeouts timeouts, int dataLengthMax, AssociateRq request)
            throws IOException {
        var layer = new UpperLayer(transport, timeouts, Side.REQUESTOR, dataLengthMax);
        layer.apply(Event.ASSOCIATE_REQUEST, Optional.empty(), "");
        layer.apply(Event.TRANSPORT_CONFIRM, Optional.of(request), "");
        return layer;
    }

    public Transport transport() {
        return transport;
    }

    /** Whether data can be sent and received. */
    public boolean isEstablished() {
        return state == State.STA6;
    }

    /** Waits for the peer; when it says nothing in time the association is aborted. */
    public Indication receive(Duration within) throws IOException {
        receiving.lock();
        try {
            transport.readWithin(within);
            return receive();
        } finally {
            receiving.unlock();
        }
    }

    /** The same until an instant, as {@link System#nanoTime}, that may move while this waits. */
    public Indication receive(LongSupplier until) throws IOException {
        receiving.lock();
        try {
            transport.readUntil(until);
            return receive();
        } finally {
            receiving.unlock();
        }
    }

    /** A-ASSOCIATE response (accept). */
    public void accept(AssociateAc answer) throws IOException {
        apply(Event.ASSOCIATE_ACCEPT, Optional.of(answer), "");
    }

    /** A-ASSOCIATE response (reject). */
    public void reject(AssociateRj answer) throws IOException {
        apply(Event.ASSOCIATE_REJECT, Optional.of(answer), "");
    }

    /** P-DATA request: whole PDUs, in one write. */
    public void send(PDataTf data) throws IOException {
        try {
            // Not under the lock of the states: the peer may take its time, and this side has to hear it meanwhile.
            writer.write(data, this::requireDataTransfer);
        } catch (AssociationEnded e) {
            throw e;
        } catch (IOException e) {
            throw new AssociationEnded(causeOf(e), e);
        }
    }

    /** A-RELEASE request; returns when the peer has confirmed it, also when both ask at once. */
    public void release() throws IOException {
        requestRelease();
        boolean over = false;
        while (!over) {
            Indication indication = receive(timeouts.negotiation());
            if (indication instanceof Indication.Aborted(var _, String cause)) {
                throw new AssociationEnded(cause);
            }
            over = concludeRelease(indication) || state == State.STA1 || state == State.STA13;
        }
    }

    /** A-RELEASE request for a user that receives in another thread, where the confirmation comes. */
    public void requestRelease() throws IOException {
        apply(Event.RELEASE_REQUEST, Optional.of(new ReleaseRq()), "");
    }

    /**
     * Does what an indication of release asks for, also in a collision (PS3.8 7.2.3): the requestor answers first, the
     * acceptor when it has its own confirmation.
     *
     * @return whether the association is over with it; false, too, for indications of anything else
     */
    public boolean concludeRelease(Indication indication) throws IOException {
        switch (indication) {
            case Indication.ReleaseRequested _ when state != State.STA10 -> respondToRelease();
            case Indication.Released _ when state == State.STA12 -> respondToRelease();
            case Indication.Released _ -> {
                return true;
            }
            default -> {} // late data is of no interest any more; a collision waits for its confirmation
        }
        return state == State.STA13;
    }

    /** A-ABORT request by the user, from any thread; does nothing when the association is over. */
    public void abort() {
        if (!PduWriter.tryLock(lock)) {
            transport.close();
            return;
        }
        try {
            if (StateTable.find(state, Event.ABORT_REQUEST).isPresent()) {
                apply(Event.ABORT_REQUEST, Optional.of(Abort.BY_USER), "Aborted on this side");
            }
        } catch (IOException e) {
            transport.close();
        } finally {
            lock.unlock();
        }
    }

    /** Ends what is not ended yet, and closes: an established association is aborted. */
    @Override
    public void close() {
        abort();
        if (state == State.STA13) {
            awaitTransportClose();
        }
        transport.close();
    }

    /** A-RELEASE response to an indication. */
    private void respondToRelease() throws IOException {
        apply(Event.RELEASE_RESPONSE, Optional.of(new ReleaseRp()), "");
    }

    private Indication receive() throws IOException {
        try {
            Optional<Pdu> pdu = reader.read();
            if (pdu.isPresent()) {
                return apply(Event.of(pdu.get()), pdu, "Unexpected PDU");
            }
            return apply(Event.TRANSPORT_CLOSED, Optional.empty(), "The peer closed the connection");
        } catch (InvalidPdu e) {
            return apply(Event.INVALID_PDU, Optional.of(Abort.byProvider(e.abortReason())), e.text());
        } catch (SocketTimeoutException e) {
            Event event = state == State.STA2 || state == State.STA13 ? Event.ARTIM_EXPIRED : Event.ABORT_REQUEST;
            return apply(event, Optional.of(Abort.BY_USER), "Time-out: the peer said nothing in time");
        } catch (AssociationEnded e) {
            throw e;
        } catch (SSLException e) {
            // Of TLS 1.3 a client learns only here that the server does not take its certificate.
            return apply(Event.TRANSPORT_CLOSED, Optional.empty(), "TLS broke: " + e.getMessage());
        } catch (IOException e) {
            return apply(Event.TRANSPORT_CLOSED, Optional.empty(), "The connection broke");
        }
    }

    private Indication apply(Event event, Optional<Pdu> pdu, String cause) throws IOException {
        lock.lock();
        try {
            Optional<Transition> found = StateTable.find(state, event);
            if (found.isEmpty()) {
                throw new AssociationEnded("The association has ended");
            }
            Transition transition = found.get();
            boolean otherwise = switch (transition.action()) {
                case AE_6 -> !isAcceptable(pdu);
                case AR_8 -> side == Side.ACCEPTOR;
                default -> false;
            };
            state = otherwise ? transition.otherwise() : transition.next();
            Indication indication = perform(transition.action(), pdu, cause);
            if (indication instanceof Indication.Aborted(var _, String why)) {
                abortCause = Optional.of(why);
            }
            return indication;
        } finally {
            lock.unlock();
        }
    }

    private Indication perform(Action action, Optional<Pdu> pdu, String cause) throws IOException {
        return switch (action) {
            case AE_1, AE_5, AA_6, AA_7 -> NOTHING; // AA-7: the peer has one A-ABORT already, another is only noise
            case AE_2, AE_7, DT_1, AR_1, AR_7, AR_4, AR_9 -> send(pdu.orElseThrow());
            case AE_3 -> new Indication.Accepted((AssociateAc) pdu.orElseThrow());
            case AE_4 -> closed(new Indication.Refused((AssociateRj) pdu.orElseThrow()));
            case AE_6 -> indicateOrReject((AssociateRq) pdu.orElseThrow());
            case AE_8 -> sendLast(pdu.orElseThrow(), NOTHING);
            case DT_2, AR_6 -> new Indication.Data((PDataTf) pdu.orElseThrow());
            case AR_2, AR_8 -> new Indication.ReleaseRequested();
            case AR_3 -> closed(new Indication.Released());
            case AR_10 -> new Indication.Released();
            case AR_5 -> closed(NOTHING);
            case AA_1 -> sendLast(Abort.BY_USER, new Indication.Aborted(Abort.BY_USER, cause));
            case AA_2, AA_4, AA_5 -> closed(new Indication.Aborted(Abort.BY_USER, cause));
            case AA_3 -> closed(abortedByPeer((Abort) pdu.orElseThrow()));
            case AA_8 -> {
                Abort abort = pdu.orElseThrow() instanceof Abort own ? own : Abort.byProvider(Abort.UNEXPECTED_PDU);
                yield sendLast(abort, new Indication.Aborted(abort, cause));
            }
        };
    }

    private Indication indicateOrReject(AssociateRq request) throws IOException {
        return state == State.STA3
                ? new Indication.Associate(request)
                : sendLast(
                        AssociateRj.PROTOCOL_VERSION_NOT_SUPPORTED,
                        new Indication.Aborted(Abort.BY_USER, "Protocol version not supported"));
    }

    private static boolean isAcceptable(Optional<Pdu> pdu) {
        return pdu.isPresent()
                && pdu.get() instanceof AssociateRq request
                && (request.protocolVersion() & AssociateRq.PROTOCOL_VERSION) != 0;
    }

    private void requireDataTransfer() throws AssociationEnded {
        if (StateTable.find(state, Event.DATA_REQUEST).isEmpty()) {
            throw new AssociationEnded(abortCause.orElse("The association has ended"));
        }
    }

    private Indication send(Pdu pdu) throws IOException {
        writer.write(pdu, () -> {});
        return NOTHING;
    }

    private Indication sendLast(Pdu pdu, Indication indication) {
        writer.writeLast(pdu);
        return indication;
    }

    private Indication closed(Indication indication) {
        transport.close();
        return indication;
    }

    private static Indication abortedByPeer(Abort abort) {
        return new Indication.Aborted(abort, "The peer aborted (" + abort.text() + ")");
    }

    /** Sta13: what the peer still sends is ignored (AA-6) until it closes or the ARTIM timer expires. */
    private void awaitTransportClose() {
        if (!PduWriter.tryLock(receiving)) {
            return; // another thread receives; closing will end that
        }
        byte[] ignored = new byte[4096];
        try {
            transport.readWithin(timeouts.negotiation());
            while (transport.read(ignored, 0, ignored.length) >= 0) {
                // Closing with unread bytes would reset the connection under the A-ABORT that is on its way.
            }
            apply(Event.TRANSPORT_CLOSED, Optional.empty(), "");
        } catch (IOException e) {
            transport.close();
        } finally {
            receiving.unlock();
        }
    }

    /** A peer that aborts while it is sent something is only heard after the write has failed, by whoever receives. */
    private String causeOf(IOException failedWrite) {
        if (PduWriter.tryLock(receiving)) {
            try {
                if (abortCause.isEmpty()
                        && receive(PduWriter.ABORT_WRITE) instanceof Indication.Aborted(var _, String cause)) {
                    return cause;
                }
            } catch (IOException e) {
                failedWrite.addSuppressed(e);
            } finally {
                receiving.unlock();
            }
        }
        return abortCause.orElse("The connection broke while sending");
    }
}
