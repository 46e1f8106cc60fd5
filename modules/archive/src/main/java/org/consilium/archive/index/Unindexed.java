package org.consilium.archive.index;

import java.util.Optional;
import org.consilium.dicom.io.Header;
import org.consilium.storage.spool.SpoolPlace;

/**
 * An instance that lies in the spool and has no row yet.
 *
 * @param header its header where it is still at hand; otherwise it is read again from the spool
 */
public record Unindexed(ReceivedInstance instance, SpoolPlace place, Optional<Header> header) {

    /** Longest header kept in memory, in bytes; longer ones are read again from the spool. */
    static final long HEADER_BYTES_MAX = 32 << 10;

    /** What its header takes in memory at most, in bytes as it was sent; none when it is not kept. */
    int headerBytes() {
        return header.isPresent() ? (int) headerBytes(header.get(), place) : 0;
    }

    private static long headerBytes(Header header, SpoolPlace place) {
        return header.pixelData().map(Header.PixelData::offset).orElse(place.length());
    }

    /** An instance just received. */
    public static Unindexed of(ReceivedInstance instance, SpoolPlace place, Header header) {
        return new Unindexed(
                instance,
                place,
                headerBytes(header, place) <= HEADER_BYTES_MAX ? Optional.of(header) : Optional.empty());
    }
}
