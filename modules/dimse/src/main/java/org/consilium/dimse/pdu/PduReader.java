package org.consilium.dimse.pdu;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads PDUs one after another into one buffer that is reused. Declared lengths are checked before memory is spent; the
 * buffer grows with the bytes that really arrive. A read takes along what is there of the PDUs that follow, so that a command
 * and its data set, sent together, cost one.
 *
 * <p>Not thread-safe.
 */
public final class PduReader {

    /** Longest variable field of an A-ASSOCIATE PDU: 128 contexts with a hundred transfer syntaxes each fit well. */
    public static final int ASSOCIATE_LENGTH_MAX = 1 << 20;

    /** Variable field of A-ASSOCIATE-RJ, A-RELEASE-RQ, A-RELEASE-RP, A-ABORT. */
    private static final int FIXED_LENGTH = 4;

    /** Shortest A-ASSOCIATE-RQ or -AC: version, titles and reserved fields. */
    private static final int ASSOCIATE_LENGTH_MIN = 68;

    private static final int BUFFER_LENGTH_INITIAL = 4096;

    /** What may be read of the PDUs after the longest one; so much may have to be moved for the next long one. */
    private static final int READ_AHEAD_MAX = 1 << 16;

    private final Source source;
    private final int dataLengthMax;
    private byte[] buffer = new byte[BUFFER_LENGTH_INITIAL];
    private int start;
    private int next;
    private int limit;

    /** Where bytes come from, some at a time: like {@link java.io.InputStream#read(byte[], int, int)}. */
    public interface Source {
        int read(byte[] buffer, int offset, int length) throws IOException;
    }

    /** @param dataLengthMax longest variable field of a P-DATA-TF PDU in bytes that is taken */
    public PduReader(Source source, int dataLengthMax) {
        this.source = source;
        this.dataLengthMax = dataLengthMax;
    }

    /**
     * The next PDU, or nothing when the peer closed the connection between two PDUs. A P-DATA-TF is a view of this
     * reader's buffer until the next call.
     *
     * @throws InvalidPdu when the bytes are no PDU or exceed a limit; nothing sensible can be read after it
     * @throws EOFException when the connection ended within a PDU
     */
    public Optional<Pdu> read() throws IOException {
        start = next;
        if (!fillHeader()) {
            return Optional.empty();
        }
        int type = buffer[start] & 0xFF;
        long length = Bytes.int32(buffer, start + 2) & 0xFFFFFFFFL;
        checkLength(type, length);
        if (!fill(Pdu.HEADER_LENGTH + (int) length)) {
            throw new EOFException("The connection ended within a PDU");
        }
        next = start + Pdu.HEADER_LENGTH + (int) length;
        return Optional.of(decode(type, (int) length));
    }

    private Pdu decode(int type, int length) throws InvalidPdu {
        int offset = start + Pdu.HEADER_LENGTH;
        return switch (type) {
            case PduType.ASSOCIATE_RQ -> AssociateDecoder.rq(buffer, offset, length);
            case PduType.ASSOCIATE_AC -> AssociateDecoder.ac(buffer, offset, length);
            case PduType.ASSOCIATE_RJ ->
                new AssociateRj(buffer[offset + 1] & 0xFF, buffer[offset + 2] & 0xFF, buffer[offset + 3] & 0xFF);
            case PduType.P_DATA_TF -> data(length);
            case PduType.RELEASE_RQ -> new ReleaseRq();
            case PduType.RELEASE_RP -> new ReleaseRp();
            case PduType.ABORT -> new Abort(buffer[offset + 2] & 0xFF, buffer[offset + 3] & 0xFF);
            default -> throw unrecognized(type);
        };
    }

    private void checkLength(int type, long length) throws InvalidPdu {
        boolean valid = switch (type) {
            case PduType.ASSOCIATE_RQ, PduType.ASSOCIATE_AC ->
                length >= ASSOCIATE_LENGTH_MIN && length <= ASSOCIATE_LENGTH_MAX;
            case PduType.P_DATA_TF -> length >= PDataTf.PDV_HEADER_LENGTH && length <= dataLengthMax;
            case PduType.ASSOCIATE_RJ, PduType.RELEASE_RQ, PduType.RELEASE_RP, PduType.ABORT -> length == FIXED_LENGTH;
            default -> throw unrecognized(type);
        };
        if (!valid) {
            throw new InvalidPdu(
                    Abort.INVALID_PDU_PARAMETER, "PDU of type " + type + " declares a length of " + length);
        }
    }

    private static InvalidPdu unrecognized(int type) {
        return new InvalidPdu(Abort.UNRECOGNIZED_PDU, "PDU type " + type + " does not exist");
    }

    /** Checks the chain of PDV items once, so that nobody after this has to. */
    private PDataTf data(int length) throws InvalidPdu {
        int at = start + Pdu.HEADER_LENGTH;
        int end = at + length;
        while (at < end) {
            if (end - at < PDataTf.PDV_HEADER_LENGTH) {
                throw new InvalidPdu(Abort.INVALID_PDU_PARAMETER, "A PDV item ends within its header");
            }
            long itemLength = Bytes.int32(buffer, at) & 0xFFFFFFFFL;
            if (itemLength < 2 || itemLength > end - at - 4) {
                throw new InvalidPdu(Abort.INVALID_PDU_PARAMETER, "A PDV item declares a length of " + itemLength);
            }
            at += 4 + (int) itemLength;
        }
        return new PDataTf(buffer, start, end - start);
    }

    /** False when the connection ended before the first byte of a PDU. */
    private boolean fillHeader() throws IOException {
        if (fill(Pdu.HEADER_LENGTH)) {
            return true;
        }
        if (limit == start) {
            return false;
        }
        throw new EOFException("The connection ended within a PDU header");
    }

    /** Reads until so many bytes of this PDU are there, and what else has come; false when the connection ended before. */
    private boolean fill(int length) throws IOException {
        while (limit - start < length) {
            makeRoom(length);
            int count = source.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                return false;
            }
            limit += count;
        }
        return true;
    }

    /** Moves the beginning of a PDU that would not fit behind the last one; grows only when all there is has been filled. */
    private void makeRoom(int length) {
        if (limit == start || start + length > buffer.length) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(length + READ_AHEAD_MAX, buffer.length * 2));
        }
    }
}
