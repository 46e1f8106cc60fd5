package org.consilium.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Passes a data set from one stream to another while its attributes are changed. Only what stands before the pixel data is kept
 * in memory; pixel data and what follows it pass untouched, whatever their size.
 */
public final class DataSetRewriter {

    private DataSetRewriter() {}

    /**
     * Passes a data set; neither stream is closed.
     *
     * @param stored the data set as it is stored
     * @param transferSyntax how it is encoded, and stays encoded
     * @param change makes the attributes that are written of those before the pixel data, which are handed over without it; where
     *     it gives them back as they are, the bytes stay as they are
     * @throws Rejected {@link Reason#ELEMENT_TOO_LARGE} if there are more than {@link HeaderReader#BYTES_MAX} before the pixel
     *     data, of deflated ones {@link HeaderReader#INFLATED_BYTES_MAX}, {@link Reason#DATA_SET_CORRUPT} if they cannot be parsed
     */
    public static void rewrite(
            InputStream stored, TransferSyntax transferSyntax, UnaryOperator<DataSet> change, OutputStream out)
            throws IOException {
        if (!transferSyntax.isDeflated()) {
            plain(HeaderReader.input(stored, transferSyntax), transferSyntax, change, out);
            return;
        }
        try (Inflation inflation = Inflation.of(stored)) {
            ByteInput in = HeaderReader.input(inflation, transferSyntax);
            Deflation.write(out, deflating -> plain(in, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, change, deflating));
        }
    }

    private static void plain(
            ByteInput in, TransferSyntax transferSyntax, UnaryOperator<DataSet> change, OutputStream out)
            throws IOException {
        DataSetParser parser = new DataSetParser(in, Encoding.of(transferSyntax));
        List<Element> elements = new ArrayList<>();
        int end = in.position();
        while (parser.next()) {
            if (HeaderReader.isPixelData(parser.header().tag)) {
                DataSetWriter.write(
                        change.apply(parser.dataSet(elements, 0, end, transferSyntax)), transferSyntax, out);
                out.write(in.buffer(), end, in.position() - end);
                in.rest().transferTo(out);
                return;
            }
            elements.add(parser.value());
            end = in.position();
        }
        DataSetWriter.write(
                change.apply(parser.dataSet(elements, 0, in.position(), transferSyntax)), transferSyntax, out);
    }
}
