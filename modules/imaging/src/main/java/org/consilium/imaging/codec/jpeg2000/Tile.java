package org.consilium.imaging.codec.jpeg2000;

import java.io.ByteArrayOutputStream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.jspecify.annotations.Nullable;

/** A tile: its parameters, and the packets of all its parts joined. */
final class Tile {

    final TileHeader header;
    /** Of the part whose header is read. */
    private PackedHeaders part = new PackedHeaders();

    private final ByteArrayOutputStream packets = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packedHeaders = new ByteArrayOutputStream();
    private boolean headersArePacked;
    private boolean headersStandBeforePackets;

    Tile(TileHeader header) {
        this.header = header;
    }

    void readPackedHeaders(Segment segment) {
        part.read(segment);
    }

    /** @param ofPart the headers of its packets when the main header had them */
    void addPart(byte[] stream, int from, int length, byte @Nullable [] ofPart) {
        if (ofPart != null || !part.isEmpty()) {
            packedHeaders.writeBytes(ofPart != null ? ofPart : part.joined());
            headersArePacked = true;
        } else if (length > 0) {
            headersStandBeforePackets = true;
        }
        packets.write(stream, from, length);
        part = new PackedHeaders();
    }

    byte[] packets() {
        return packets.toByteArray();
    }

    /** Null when headers stand before their packets. */
    byte @Nullable [] packedHeaders() {
        if (headersArePacked && headersStandBeforePackets) {
            throw new Rejected(
                    Reason.NOT_ACCEPTABLE,
                    "a JPEG 2000 tile with packed headers in one part only cannot be rendered here");
        }
        return headersArePacked ? packedHeaders.toByteArray() : null;
    }
}
