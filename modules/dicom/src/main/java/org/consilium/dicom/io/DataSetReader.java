package org.consilium.dicom.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Encoded;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Rejected;

/** Reads whole data sets into memory; for objects with pixel data see {@link HeaderReader}. */
public final class DataSetReader {

    /** Largest data set that is read whole, inflated ones included, in bytes. */
    public static final int BYTES_MAX = 512 * 1024 * 1024;

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
        try {
            if (transferSyntax.isDeflated()) {
                return inflated(bytes, transferSyntax);
            }
            ByteInput in = ByteInput.of(bytes.array(), bytes.offset(), bytes.length());
            return new DataSetParser(in, Encoding.of(transferSyntax)).dataSet(transferSyntax);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array has no outages.
        }
    }

    /**
     * Reads a data set to the end of a stream, which is not closed.
     *
     * @throws Rejected if it is no data set, or longer than {@link #BYTES_MAX}
     */
    public static DataSet read(InputStream stream, TransferSyntax transferSyntax) throws IOException {
        ByteInput in = ByteInput.of(stream, BYTES_MAX);
        if (!transferSyntax.isDeflated()) {
            return new DataSetParser(in, Encoding.of(transferSyntax)).dataSet(transferSyntax);
        }
        return read(ByteRange.of(stream.readNBytes(BYTES_MAX)), transferSyntax);
    }

    /** Keeps the deflated bytes, since deflating again would give others. */
    private static DataSet inflated(ByteRange bytes, TransferSyntax transferSyntax) throws IOException {
        var stream = new ByteArrayInputStream(bytes.array(), bytes.offset(), bytes.length());
        try (Inflation inflation = Inflation.of(stream)) {
            DataSet dataSet = new DataSetParser(ByteInput.of(inflation, BYTES_MAX), Encoding.EXPLICIT_LITTLE)
                    .dataSet(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            Encoded encoded = new Encoded(bytes, transferSyntax);
            return DataSet.of(dataSet.elements(), dataSet.characterSet(), Optional.of(encoded));
        }
    }
}
