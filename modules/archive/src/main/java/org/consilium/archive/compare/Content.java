package org.consilium.archive.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.HeaderReader;

/**
 * A whole data set in memory, to be compared.
 *
 * @param bytes as they are encoded
 * @param dataSet the same, read
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record Content(byte[] bytes, TransferSyntax transferSyntax, DataSet dataSet) {

    /** @throws org.consilium.kernel.Rejected DATA_SET_CORRUPT and others when it cannot be read */
    public static Content read(InputStream in, TransferSyntax transferSyntax) throws IOException {
        byte[] bytes = in.readAllBytes();
        return new Content(bytes, transferSyntax, DataSetReader.read(bytes, transferSyntax));
    }

    /** Where its frames lie. Errors: as {@link FrameIndex#of}. */
    FrameIndex frames() throws IOException {
        return FrameIndex.of(HeaderReader.read(new ByteArrayInputStream(bytes), transferSyntax), ByteSource.of(bytes));
    }

    /** The same with positions: a deflated data set has none until it is inflated. */
    Content inflated() {
        if (!transferSyntax.isDeflated()) {
            return this;
        }
        var plain = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        return new Content(DataSetWriter.toByteArray(dataSet, plain), plain, dataSet);
    }
}
