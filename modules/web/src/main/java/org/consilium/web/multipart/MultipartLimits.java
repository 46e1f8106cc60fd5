package org.consilium.web.multipart;

/**
 * What a multipart body may ask of this node. The length of a part is not limited here: it is streamed.
 *
 * @param partsMax parts in one body
 * @param headerBytesMax bytes of all headers of one part together
 * @param preambleBytesMax bytes before the first boundary
 */
public record MultipartLimits(int partsMax, int headerBytesMax, int preambleBytesMax) {

    /** Longest boundary, in characters. RFC 2046 5.1.1 allows 70, Orthanc makes them of two UUIDs. */
    static final int BOUNDARY_LENGTH_MAX = 256;

    /** Enough for the largest series seen in practice, few enough that empty parts cannot occupy a thread for long. */
    public static final MultipartLimits DEFAULT = new MultipartLimits(20_000, 8 * 1024, 8 * 1024);
}
