package org.consilium.imaging.codec.jpeg2000;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of a codestream (annex A), and which bytes belong to the packets of which tile. */
final class Codestream {

    private static final int START_AND_SIZE = 0xFF4FFF51;
    private static final int BOXES_BYTES_MAX = 64 << 10;
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int QCD = 0xFF5C;
    private static final int QCC = 0xFF5D;
    private static final int RGN = 0xFF5E;
    private static final int POC = 0xFF5F;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;

    private final byte[] stream;
    private final ImageSize size;
    private final TileHeader main;
    private final PackedHeaders packedHeaders = new PackedHeaders();
    private final Map<Integer, Tile> tiles = new TreeMap<>();
    private @Nullable Iterator<byte[]> headersOfParts;

    private Codestream(byte[] stream, ImageSize size) {
        this.stream = stream;
        this.size = size;
        this.main = new TileHeader(size.components().size());
    }

    /** The SIZ segment alone; some writers put the boxes of a JP2 file before it. */
    static ImageSize size(byte[] stream) {
        return ImageSize.read(segment(stream, start(stream) + 4));
    }

    static Codestream read(byte[] stream) {
        Codestream codestream = new Codestream(stream, size(stream));
        codestream.readHeaders(start(stream) + 2);
        return codestream;
    }

    ImageSize size() {
        return size;
    }

    Map<Integer, Tile> tiles() {
        return tiles;
    }

    private static int start(byte[] stream) {
        int end = Math.min(stream.length - 4, BOXES_BYTES_MAX);
        for (int at = 0; at <= end; at++) {
            if (new Segment(stream, at, at + 4).i32() == START_AND_SIZE) {
                return at;
            }
        }
        throw Segment.corrupt("not a JPEG 2000 stream");
    }

    /** The payload of a marker segment whose length field is at a position. */
    private static Segment segment(byte[] stream, int at) {
        int length = new Segment(stream, at, Math.min(at + 2, stream.length)).u16();
        return new Segment(stream, at + 2, at + length);
    }

    private void readHeaders(int from) {
        int at = from;
        Tile current = null;
        int tilePartEnd = 0;
        while (at + 2 <= stream.length) {
            int marker = new Segment(stream, at, at + 2).u16();
            if (marker == EOC) {
                break;
            }
            if (marker == SOD) {
                if (current == null || tilePartEnd < at + 2) {
                    throw Segment.corrupt("a JPEG 2000 tile-part is not valid");
                }
                current.addPart(stream, at + 2, tilePartEnd - at - 2, headersOfPart());
                at = tilePartEnd;
                continue;
            }
            Segment segment = segment(stream, at + 2);
            int next = at + 4 + segment.remaining();
            if (marker == SOT) {
                current = tile(segment.u16());
                tilePartEnd = tilePartEnd(at, segment.i32());
            } else if (marker == PPM) {
                packedHeaders.read(segment);
            } else if (marker == PPT && current != null) {
                current.readPackedHeaders(segment);
            } else {
                read(marker, segment, current == null ? main : current.header);
            }
            at = next;
        }
        if (tiles.size() != size.tilesAcross() * size.tilesDown()) {
            throw Segment.corrupt("a tile of the JPEG 2000 stream is missing");
        }
    }

    /** Null when the main header has none. */
    private byte @Nullable [] headersOfPart() {
        if (packedHeaders.isEmpty()) {
            return null;
        }
        if (headersOfParts == null) {
            headersOfParts = packedHeaders.ofParts().iterator();
        }
        if (!headersOfParts.hasNext()) {
            throw Segment.corrupt("a JPEG 2000 tile-part without its packet headers");
        }
        return headersOfParts.next();
    }

    private Tile tile(int index) {
        if (index >= size.tilesAcross() * size.tilesDown()) {
            throw Segment.corrupt("a JPEG 2000 tile lies outside the image");
        }
        return tiles.computeIfAbsent(index, _ -> new Tile(main.copy()));
    }

    /** Zero means: up to the end of the codestream. */
    private int tilePartEnd(int start, int length) {
        if (length == 0) {
            return stream.length;
        }
        if (length < 0 || length > stream.length - start) {
            throw Segment.corrupt("the compressed frame ends early");
        }
        return start + length;
    }

    private static void read(int marker, Segment segment, TileHeader header) {
        switch (marker) {
            case COD -> header.readStyle(segment);
            case COC -> header.readComponentStyle(segment);
            case QCD -> header.readQuantization(segment);
            case QCC -> header.readComponentQuantization(segment);
            case RGN -> header.readRegion(segment);
            case POC -> header.readProgressions(segment);
            default -> {
                // Lengths, comments and capabilities are not needed to decode.
            }
        }
    }
}
