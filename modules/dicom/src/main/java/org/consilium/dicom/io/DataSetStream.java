package org.consilium.dicom.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A data set as a stream of its encoded bytes, whose large values pass from where they are without being kept. Values that are
 * in memory are written as {@link DataSetWriter} writes them.
 */
public final class DataSetStream extends InputStream {

    private static final long LENGTH_MAX = 0xFFFFFFFEL;

    private final Deque<DetachedValues.Piece> pieces;
    private InputStream current = InputStream.nullInputStream();

    private DataSetStream(Deque<DetachedValues.Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * Encodes a data set; nothing of a detached value is read before it is its turn.
     *
     * @param transferSyntax not a deflated one
     * @param values of the detached elements of the data set itself; there must be none in its sequences
     * @throws Rejected {@link Reason#ELEMENT_TOO_LARGE} if a value or fragment has 4 GiB, {@link Reason#NOT_ACCEPTABLE} if pixel data
     *     does not go with the transfer syntax
     */
    public static DataSetStream open(DataSet dataSet, TransferSyntax transferSyntax, DetachedValues values)
            throws IOException {
        if (transferSyntax.isDeflated()) {
            throw new IllegalArgumentException("a deflated data set is one stream");
        }
        ByteOutput bytes = new ByteOutput(Encoding.of(transferSyntax));
        ElementWriter writer = new ElementWriter(bytes, transferSyntax.isEncapsulated());
        SpecificCharacterSet chosen = CharacterSetChoice.of(dataSet, SpecificCharacterSet.DEFAULT);
        Deque<DetachedValues.Piece> pieces = new ArrayDeque<>();
        for (Element element : DataSetWriter.declared(dataSet, chosen)) {
            if (!(element instanceof DetachedElement detached)) {
                writer.write(element, chosen);
            } else if (detached.tag() == Tag.PixelData && transferSyntax.isEncapsulated()) {
                items(detached, values.of(detached), bytes, pieces);
            } else {
                value(detached, values.of(detached), bytes, pieces);
            }
        }
        drain(bytes, pieces);
        return new DataSetStream(pieces);
    }

    private static void value(
            DetachedElement element, List<DetachedValues.Piece> value, ByteOutput bytes, Deque<DetachedValues.Piece> to)
            throws IOException {
        long length = value.stream().mapToLong(DetachedValues.Piece::length).reduce(0, Math::addExact);
        bytes.header(element.tag(), element.vr(), even(length));
        drain(bytes, to);
        to.addAll(value);
        pad(length, element.vr().padding(), bytes);
    }

    private static void items(
            DetachedElement element, List<DetachedValues.Piece> items, ByteOutput bytes, Deque<DetachedValues.Piece> to)
            throws IOException {
        bytes.header(element.tag(), VR.OB, ElementHeader.UNDEFINED);
        for (DetachedValues.Piece item : items) {
            bytes.item(Tags.ITEM, even(item.length()));
            drain(bytes, to);
            to.add(item);
            pad(item.length(), (byte) 0, bytes);
        }
        bytes.item(Tags.SEQUENCE_DELIMITATION, 0);
    }

    private static long even(long length) {
        if (length > LENGTH_MAX) {
            throw new Rejected(Reason.ELEMENT_TOO_LARGE, "a value of 4 GiB");
        }
        return length + (length & 1);
    }

    private static void pad(long length, byte padding, ByteOutput bytes) {
        if ((length & 1) == 1) {
            bytes.bytes(new byte[] {padding}, 0, 1);
        }
    }

    private static void drain(ByteOutput bytes, Deque<DetachedValues.Piece> to) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(bytes.size());
        bytes.drainTo(encoded);
        to.add(new InMemory(encoded.toByteArray()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        int count = current.read(target, offset, length);
        while (count < 0 && !pieces.isEmpty()) {
            current.close();
            current = pieces.removeFirst().open();
            count = current.read(target, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        pieces.clear();
        current.close();
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record InMemory(byte[] bytes) implements DetachedValues.Piece {

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
