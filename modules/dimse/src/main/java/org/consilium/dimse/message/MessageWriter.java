package org.consilium.dimse.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.UpperLayer;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduEncoder;
import org.consilium.dimse.pdu.PresentationDataValue;

/**
 * Writes messages, one fragment per P-DATA-TF. A command leaves together with the first bytes of its data set in one write;
 * then each full PDU is one write from one reused buffer. Two small writes in a row would wait for the peer's delayed
 * acknowledgement.
 *
 * <p>Any thread may send; a message leaves whole before the next one (PS3.8 annex E.1).
 */
public final class MessageWriter {

    private static final int HEADERS_LENGTH = Pdu.HEADER_LENGTH + PDataTf.PDV_HEADER_LENGTH;

    /** Room for a command before the first full PDU of a data set. */
    private static final int COMMAND_ROOM = 1024;

    private final UpperLayer layer;
    private final int fragmentMax;
    private byte[] buffer = new byte[COMMAND_ROOM];
    private int filled;
    private final ReentrantLock sending = new ReentrantLock();

    public MessageWriter(NegotiatedAssociation association) {
        this.layer = association.upperLayer();
        this.fragmentMax = association.sendLengthMax() - PDataTf.PDV_HEADER_LENGTH & ~1;
    }

    /** Sends a message without a data set. */
    public void send(int contextId, CommandSet command) throws IOException {
        sending.lock();
        try {
            filled = 0;
            append(contextId, command);
            flush();
        } finally {
            sending.unlock();
        }
    }

    /**
     * Sends a message with a data set.
     *
     * @param length of the data set in bytes; further bytes of the stream are not read
     * @throws AssociationEnded when the stream ends early or fails: the association is aborted, since the peer could not
     *     know otherwise
     */
    public void send(int contextId, CommandSet command, InputStream dataSet, long length) throws IOException {
        sending.lock();
        try {
            filled = 0;
            append(contextId, command);
            append(contextId, dataSet, length);
            flush();
        } finally {
            sending.unlock();
        }
    }

    private void append(int contextId, InputStream dataSet, long length) throws IOException {
        long left = length;
        do {
            int count = (int) Math.min(left, fragmentMax);
            makeRoom(count);
            read(dataSet, filled + HEADERS_LENGTH, count);
            left -= count;
            finishPdu(contextId, count, false, left == 0);
            if (left > 0 && filled > COMMAND_ROOM) {
                flush();
            }
        } while (left > 0);
    }

    private void append(int contextId, CommandSet command) throws IOException {
        byte[] bytes = command.encode();
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(bytes.length - at, fragmentMax);
            makeRoom(count);
            System.arraycopy(bytes, at, buffer, filled + HEADERS_LENGTH, count);
            at += count;
            finishPdu(contextId, count, true, at == bytes.length);
        }
    }

    /** Makes the buffer hold another PDU: it grows to a command and one full PDU, then it is flushed. */
    private void makeRoom(int fragmentLength) throws IOException {
        int needed = filled + HEADERS_LENGTH + fragmentLength;
        if (needed > buffer.length) {
            if (needed > COMMAND_ROOM + HEADERS_LENGTH + fragmentMax) {
                flush();
                makeRoom(fragmentLength);
            } else {
                buffer = Arrays.copyOf(buffer, needed);
            }
        }
    }

    private void read(InputStream dataSet, int offset, int count) throws IOException {
        int read;
        try {
            read = dataSet.readNBytes(buffer, offset, count);
        } catch (IOException e) {
            layer.abort();
            throw new AssociationEnded("The data set to be sent cannot be read", e);
        }
        if (read < count) {
            layer.abort();
            throw new AssociationEnded("The data set to be sent is shorter than announced");
        }
    }

    private void finishPdu(int contextId, int count, boolean command, boolean last) {
        PduEncoder.writeDataHeader(buffer, filled, PDataTf.PDV_HEADER_LENGTH + count);
        PresentationDataValue.writeHeader(buffer, filled + Pdu.HEADER_LENGTH, count, contextId, command, last);
        filled += HEADERS_LENGTH + count;
    }

    private void flush() throws IOException {
        int length = filled;
        filled = 0;
        if (length > 0) {
            layer.send(new PDataTf(buffer, 0, length));
        }
    }
}
