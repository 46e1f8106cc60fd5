package org.consilium.dicom.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DeviationListener;
import org.consilium.dicom.Encoded;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Rejected;

/** Reads whole data sets into memory; for objects with pixel data see {@link HeaderReader}. */
public final class DataSetReader {

    /** Largest data set that is read whole, in bytes. */
    public static final int BYTES_MAX = 512 * 1024 * 1024;

    /**
     * Largest deflated data set that is read whole, in bytes once inflated: half a megabyte inflates to five hundred. Larger
     * ones are read by {@link HeaderReader} or {@link DataSetParts}.
     */
    public static final int INFLATED_BYTES_MAX = 128 * 1024 * 1024;

    private DataSetReader() {}

    /**
     * Reads a data set over bytes that must not be changed any more.
     *
     * @throws Rejected if they are no data set
     */
    public static DataSet read(byte[] bytes, TransferSyntax transferSyntax) {
        return read(ByteRange.of(bytes), transferSyntax);
    }

    /**
     * Reads a data set over a range of bytes that must not be changed any more.
     *
     * @throws Rejected if they are no data set
     */
    public static DataSet read(ByteRange bytes, TransferSyntax transferSyntax) {
        return read(bytes, transferSyntax, Inspector.DEAF, DataSetParser::dataSet);
    }

    /**
     * Reads a data set as {@link #read(ByteRange, TransferSyntax)} does, for those who take no more from somebody than a limit of
     * their own.
     *
     * @param inflatedBytesMax how much a deflated data set may be once inflated; nothing for others
     * @throws Rejected if they are no data set; {@link org.consilium.kernel.Reason#ELEMENT_TOO_LARGE} above the limit
     */
    public static DataSet read(ByteRange bytes, TransferSyntax transferSyntax, int inflatedBytesMax) {
        return read(bytes, transferSyntax, Inspector.DEAF, inflatedBytesMax, DataSetParser::dataSet);
    }

    /**
     * Reads a data set as {@link #read(ByteRange, TransferSyntax)} does and tells where it deviates from the standard in its
     * structure; for its values see {@link org.consilium.dicom.ValueCheck}.
     *
     * @throws Rejected if the bytes are no data set
     */
    public static DataSet read(ByteRange bytes, TransferSyntax transferSyntax, DeviationListener listener) {
        return read(bytes, transferSyntax, inspector(bytes, transferSyntax, listener), DataSetParser::dataSet);
    }

    /**
     * Reads what can be read of a data set that may be cut off or broken: the elements before the break, which is told as
     * {@link org.consilium.dicom.Deviation.Kind#TRUNCATED}. Written again unchanged, all its bytes are there.
     *
     * @throws Rejected if it exceeds a limit: too deep, too many elements, too large
     */
    public static DataSet salvage(ByteRange bytes, TransferSyntax transferSyntax, DeviationListener listener) {
        return read(bytes, transferSyntax, inspector(bytes, transferSyntax, listener), DataSetParser::salvaged);
    }

    private static Inspector inspector(ByteRange bytes, TransferSyntax transferSyntax, DeviationListener listener) {
        return Inspector.of(listener, transferSyntax.isDeflated() ? 0 : bytes.offset());
    }

    /** How a parser is asked for all it has. */
    @FunctionalInterface
    interface Way {
        DataSet read(DataSetParser parser, TransferSyntax transferSyntax) throws IOException;
    }

    static DataSet read(ByteRange bytes, TransferSyntax transferSyntax, Inspector inspector, Way way) {
        return read(bytes, transferSyntax, inspector, INFLATED_BYTES_MAX, way);
    }

    private static DataSet read(
            ByteRange bytes, TransferSyntax transferSyntax, Inspector inspector, int inflatedBytesMax, Way way) {
        try {
            if (transferSyntax.isDeflated()) {
                return inflated(bytes, transferSyntax, inspector, inflatedBytesMax, way);
            }
            ByteInput in = ByteInput.of(bytes.array(), bytes.offset(), bytes.length());
            return way.read(new DataSetParser(in, Encoding.of(transferSyntax), inspector), transferSyntax);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array has no outages.
        }
    }

    /**
     * Reads a data set to the end of a stream, which is not closed.
     *
     * @throws Rejected if it is no data set, or longer than {@link #BYTES_MAX}, inflated than {@link #INFLATED_BYTES_MAX}
     */
    public static DataSet read(InputStream stream, TransferSyntax transferSyntax) throws IOException {
        return read(stream, transferSyntax, Inspector.DEAF);
    }

    /**
     * Reads a data set as {@link #read(InputStream, TransferSyntax)} does and tells where it deviates from the standard in its
     * structure, before it returns or refuses the data set; for its values see {@link org.consilium.dicom.ValueCheck}.
     *
     * @throws Rejected if it is no data set, or longer than {@link #BYTES_MAX}, inflated than {@link #INFLATED_BYTES_MAX}
     */
    public static DataSet read(InputStream stream, TransferSyntax transferSyntax, DeviationListener listener)
            throws IOException {
        return read(stream, transferSyntax, Inspector.of(listener, 0));
    }

    private static DataSet read(InputStream stream, TransferSyntax transferSyntax, Inspector inspector)
            throws IOException {
        if (!transferSyntax.isDeflated()) {
            ByteInput in = ByteInput.of(stream, BYTES_MAX);
            return new DataSetParser(in, Encoding.of(transferSyntax), inspector).dataSet(transferSyntax);
        }
        return read(ByteRange.of(stream.readNBytes(BYTES_MAX)), transferSyntax, inspector, DataSetParser::dataSet);
    }

    /** Keeps the deflated bytes, since deflating again would give others. */
    private static DataSet inflated(
            ByteRange bytes, TransferSyntax transferSyntax, Inspector inspector, int bytesMax, Way way)
            throws IOException {
        var stream = new ByteArrayInputStream(bytes.array(), bytes.offset(), bytes.length());
        try (Inflation inflation = Inflation.of(stream)) {
            ByteInput in = ByteInput.of(inflation, bytesMax);
            DataSet dataSet = way.read(
                    new DataSetParser(in, Encoding.EXPLICIT_LITTLE, inspector),
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            Encoded encoded = new Encoded(bytes, transferSyntax);
            return DataSet.of(dataSet.elements(), dataSet.characterSet(), Optional.of(encoded));
        }
    }
}
