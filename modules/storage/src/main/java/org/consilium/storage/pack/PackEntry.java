package org.consilium.storage.pack;

/**
 * Where an instance lies in a pack.
 *
 * @param offset where its Part 10 file begins
 * @param headLength bytes of the file before the data set: preamble, prefix and file meta group
 * @param dataLength bytes of the data set
 */
public record PackEntry(PackedInstance instance, long offset, int headLength, long dataLength) {

    /** Where its data set begins in the pack. */
    public long dataOffset() {
        return offset + headLength;
    }

    /** Bytes of the whole file. */
    public long length() {
        return headLength + dataLength;
    }
}
