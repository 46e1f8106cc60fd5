package org.consilium.dimse.association;

/**
 * What associations may take of this machine; all at least 1.
 *
 * @param associationsMax established at a time; more are rejected as transient, local-limit-exceeded
 * @param associationsPerPeerMax the same for one calling AE title at one address
 * @param pendingMax connections without an association yet; over it the one that has been silent longest is closed
 * @param pduLengthMax longest P-DATA-TF variable field received and sent, in bytes, at least 4096
 * @param operationsMax operations outstanding at a time on one association, in each direction (PS3.7 D.3.3.3)
 */
public record Limits(
        int associationsMax, int associationsPerPeerMax, int pendingMax, int pduLengthMax, int operationsMax) {

    /**
     * 256 KiB less one PDU header: a full PDU is two of the 128 KiB that the JDK moves at once.
     */
    public static final int PDU_LENGTH_DEFAULT = (1 << 18) - 6;

    public static final Limits DEFAULT = new Limits(200, 50, 1000, PDU_LENGTH_DEFAULT);

    private static final int PDU_LENGTH_MIN = 4096;

    public Limits {
        if (associationsMax < 1
                || associationsPerPeerMax < 1
                || pendingMax < 1
                || pduLengthMax < PDU_LENGTH_MIN
                || operationsMax < 1) {
            throw new IllegalArgumentException("A limit is too small");
        }
    }

    /** One operation at a time. */
    public Limits(int associationsMax, int associationsPerPeerMax, int pendingMax, int pduLengthMax) {
        this(associationsMax, associationsPerPeerMax, pendingMax, pduLengthMax, 1);
    }

    /** The same with an asynchronous operations window. */
    public Limits withOperations(int max) {
        return new Limits(associationsMax, associationsPerPeerMax, pendingMax, pduLengthMax, max);
    }
}
