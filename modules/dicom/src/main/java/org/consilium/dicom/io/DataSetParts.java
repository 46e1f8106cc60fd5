package org.consilium.dicom.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DeviationListener;
import org.consilium.dicom.Element;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A whole data set, read part by part from a stream: attributes in memory, and between them binary values as they come,
 * whatever their size. Encapsulated pixel data is such a value, native ones and others are above {@link #VALUE_BYTES_MAX};
 * those in items of sequences are attributes. What is decided by later elements, text before its character set for example, is
 * settled within a part.
 */
public final class DataSetParts implements Closeable {

    /** Longest binary value that is an attribute, in bytes. */
    public static final int VALUE_BYTES_MAX = HeaderReader.VALUE_BYTES_MAX;

    /**
     * Some elements that follow each other, and what comes behind them.
     *
     * @param offset where the first of them begins, in bytes from the start of the data set; of the inflated one where it is
     *     deflated
     * @param bulk the value behind them; none in the last part
     */
    public record Part(long offset, DataSet attributes, Optional<BulkValue> bulk) {}

    private final ByteInput in;
    private final TransferSyntax encoded;
    private final DataSetParser parser;
    private final @Nullable Inflation inflation;
    private Optional<BulkValue> open = Optional.empty();
    private boolean ended;

    private DataSetParts(InputStream stream, TransferSyntax transferSyntax, Inspector inspector) {
        boolean deflated = transferSyntax.isDeflated();
        inflation = deflated ? Inflation.of(stream) : null;
        in = HeaderReader.input(inflation == null ? stream : inflation, transferSyntax);
        encoded = deflated ? TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN : transferSyntax;
        parser = new DataSetParser(in, Encoding.of(transferSyntax), inspector);
    }

    /** Begins to read; closing the parts does not close the stream. */
    public static DataSetParts open(InputStream stream, TransferSyntax transferSyntax) {
        return new DataSetParts(stream, transferSyntax, Inspector.DEAF);
    }

    /**
     * Begins to read and tells where the data set deviates from the standard in its structure.
     *
     * @param start what offsets that are told count from: how many bytes were read of the stream before
     */
    public static DataSetParts open(
            InputStream stream, TransferSyntax transferSyntax, DeviationListener listener, long start) {
        return new DataSetParts(stream, transferSyntax, Inspector.of(listener, -start));
    }

    /**
     * The next part; what was not read of the value before is passed over.
     *
     * @return none behind the last part
     * @throws Rejected {@link Reason#DATA_SET_CORRUPT} if what is there is no data set, {@link Reason#ELEMENT_TOO_LARGE} if all
     *     attributes together exceed {@link HeaderReader#BYTES_MAX}, deflated ones {@link HeaderReader#INFLATED_BYTES_MAX}
     */
    public Optional<Part> next() throws IOException {
        if (open.isPresent()) {
            open.get().bytes().transferTo(OutputStream.nullOutputStream());
            open = Optional.empty();
        }
        return ended ? Optional.empty() : Optional.of(part());
    }

    private Part part() throws IOException {
        List<Element> elements = new ArrayList<>();
        int start = in.position();
        long offset = in.offset();
        int end = start;
        while (parser.next()) {
            ElementHeader header = parser.header();
            if (parser.isFragments()) {
                return part(offset, elements, start, end, header.vr, OptionalLong.empty());
            }
            Optional<VR> bulk = header.length > VALUE_BYTES_MAX ? bulkVr(header) : Optional.empty();
            if (bulk.isPresent()) {
                return part(offset, elements, start, end, bulk.get(), OptionalLong.of(header.length));
            }
            elements.add(parser.value());
            end = in.position();
        }
        ended = true;
        return new Part(offset, parser.dataSet(elements, start, end, encoded), Optional.empty());
    }

    /** What a value is where it is bytes or words; UN may be known better (PS3.5 6.2.2). */
    private Optional<VR> bulkVr(ElementHeader header) {
        VR vr = header.vr == VR.UN ? parser.root().vr(header.tag) : header.vr;
        return vr.isBulk() && !header.isUndefinedLength() ? Optional.of(vr) : Optional.empty();
    }

    private Part part(long offset, List<Element> elements, int start, int end, VR vr, OptionalLong length) {
        DataSet attributes = parser.dataSet(elements, start, end, encoded);
        in.renew();
        ElementHeader header = parser.header();
        boolean swapped = encoded.isExplicit() && !encoded.isLittleEndian() && header.vr != VR.UN;
        InputStream bytes = length.isEmpty()
                ? new ItemStream(in, parser)
                : new ValueStream(in, length.getAsLong(), swapped ? vr.wordBytes() : 1);
        open = Optional.of(new BulkValue(header.tag, vr, in.offset(), length, bytes));
        return new Part(offset, attributes, open);
    }

    /** Frees what inflates. */
    @Override
    public void close() {
        if (inflation != null) {
            inflation.close();
        }
    }
}
