package org.consilium.web.dicomweb.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DetachedValues.Piece;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Pixel data of an instance that came as parts.
 *
 * @param transferSyntax of the instance
 * @param pieces what the value is made of; none where it is not made of parts
 * @param frameOffsets where each frame begins, from the first byte behind the item of the basic offset table; empty for native ones
 * @param frameLengths bytes of each frame, unpadded
 */
record PixelValue(
        TransferSyntax transferSyntax, Optional<List<Piece>> pieces, List<Long> frameOffsets, List<Long> frameLengths) {

    /** Longest fragment: lengths are even numbers of 32 bits, of which the highest two say something else. */
    private static final long FRAGMENT_BYTES_MAX = 0xFFFFFFFCL;

    private static final int ITEM_HEADER_BYTES = 8;
    private static final long BASIC_OFFSET_MAX = 0xFFFFFFFFL;

    PixelValue {
        frameOffsets = List.copyOf(frameOffsets);
        frameLengths = List.copyOf(frameLengths);
    }

    /** @param parts none where the metadata refers to none */
    static PixelValue of(DataSet metadata, List<BulkPart> parts) throws IOException {
        if (parts.isEmpty()) {
            return untouched(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        Optional<String> declared = metadata.text(Tag.TransferSyntaxUID);
        TransferSyntax transferSyntax = CompressedPixels.transferSyntax(parts.getFirst(), declared);
        for (BulkPart part : parts) {
            if (!CompressedPixels.transferSyntax(part, declared).equals(transferSyntax)) {
                throw CompressedPixels.unknown("frames in more than one transfer syntax");
            }
        }
        if (!transferSyntax.isEncapsulated()) {
            NativeSize.check(
                    metadata, parts.stream().mapToLong(BulkPart::length).sum());
            return untouched(transferSyntax);
        }
        return transferSyntax.isVideo() ? video(transferSyntax, parts) : frames(metadata, transferSyntax, parts);
    }

    private static PixelValue untouched(TransferSyntax transferSyntax) {
        return new PixelValue(transferSyntax, Optional.empty(), List.of(), List.of());
    }

    /** One stream for all frames, in as many fragments as it takes. */
    private static PixelValue video(TransferSyntax transferSyntax, List<BulkPart> parts) {
        if (parts.size() != 1) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "video is one part");
        }
        BulkPart stream = parts.getFirst();
        List<Piece> items = new ArrayList<>();
        items.add(new Table(new byte[0]));
        for (long at = 0; at < stream.length(); at += FRAGMENT_BYTES_MAX) {
            items.add(stream.piece(at, Math.min(FRAGMENT_BYTES_MAX, stream.length() - at)));
        }
        return new PixelValue(transferSyntax, Optional.of(items), List.of(), List.of());
    }

    /** Each part is a frame, and a fragment of its own. */
    private static PixelValue frames(DataSet metadata, TransferSyntax transferSyntax, List<BulkPart> parts) {
        int frames = Math.max(1, metadata.integer(Tag.NumberOfFrames).orElse(1));
        if (parts.size() != frames) {
            throw new Rejected(
                    Reason.DATA_SET_CORRUPT, parts.size() + " parts of compressed pixels for " + frames + " frames");
        }
        List<Long> offsets = new ArrayList<>();
        List<Long> lengths = new ArrayList<>();
        long offset = 0;
        for (BulkPart part : parts) {
            offsets.add(offset);
            lengths.add(part.length());
            offset += ITEM_HEADER_BYTES + part.length() + (part.length() & 1);
        }
        List<Piece> items = new ArrayList<>();
        boolean basic = frames > 1 && offsets.getLast() <= BASIC_OFFSET_MAX && !hasExtendedTable(metadata);
        items.add(new Table(basic ? table(offsets, Integer.BYTES) : new byte[0]));
        items.addAll(parts);
        return new PixelValue(transferSyntax, Optional.of(items), offsets, lengths);
    }

    private static boolean hasExtendedTable(DataSet metadata) {
        return metadata.contains(Tag.ExtendedOffsetTable);
    }

    /** Adds the extended offset table (PS3.3 C.7.6.3.1.8) where the metadata has one, or only it can say where frames begin. */
    void describe(DataSet metadata, DataSetBuilder builder) {
        boolean wanted =
                hasExtendedTable(metadata) || (!frameOffsets.isEmpty() && frameOffsets.getLast() > BASIC_OFFSET_MAX);
        if (wanted && !frameOffsets.isEmpty()) {
            builder.bytes(Tag.ExtendedOffsetTable, VR.OV, table(frameOffsets, Long.BYTES))
                    .bytes(Tag.ExtendedOffsetTableLengths, VR.OV, table(frameLengths, Long.BYTES));
        }
    }

    private static byte[] table(List<Long> numbers, int bytesEach) {
        ByteBuffer table = ByteBuffer.allocate(numbers.size() * bytesEach).order(ByteOrder.LITTLE_ENDIAN);
        for (long number : numbers) {
            if (bytesEach == Integer.BYTES) {
                table.putInt((int) number);
            } else {
                table.putLong(number);
            }
        }
        return table.array();
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Table(byte[] bytes) implements Piece {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
