package org.consilium.dimse.association;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduEncoder;

/** Writes PDUs whole and one after another, whichever threads send them. */
final class PduWriter {

    /** What an A-ABORT may take to be written: the peer may be the reason for it. */
    static final Duration ABORT_WRITE = Duration.ofSeconds(1);

    private final Transport transport;
    private final Duration within;
    private final ReentrantLock writing = new ReentrantLock();

    /** @param within what the peer may take to receive one PDU */
    PduWriter(Transport transport, Duration within) {
        this.transport = transport;
        this.within = within;
    }

    /** Whether a PDU may still be sent once it is its turn. */
    @FunctionalInterface
    interface Turn {
        void require() throws AssociationEnded;
    }

    void write(Pdu pdu, Turn turn) throws IOException {
        writing.lock();
        try {
            turn.require();
            transport.write(PduEncoder.encode(pdu), within);
        } finally {
            writing.unlock();
        }
    }

    /** Writes the last PDU of this side; the half-closed connection lets a peer that is no DICOM peer go, too. */
    void writeLast(Pdu pdu) {
        if (!tryLock(writing)) {
            transport.close(); // another thread is within a PDU that the peer does not take
            return;
        }
        try {
            transport.write(PduEncoder.encode(pdu), ABORT_WRITE);
            transport.shutdownOutput(ABORT_WRITE);
        } catch (IOException e) {
            transport.close();
        } finally {
            writing.unlock();
        }
    }

    /** Waits for a lock no longer than an abort may take; false also when interrupted. */
    static boolean tryLock(ReentrantLock lock) {
        try {
            return lock.tryLock(ABORT_WRITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
