package org.consilium.dimse.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A message as it arrives.
 *
 * @param dataSet read from the association while it arrives; empty when the command has none
 */
public record Message(NegotiatedContext context, CommandSet command, InputStream dataSet) {

    /** Reads and drops what the receiver of the message left of its data set. */
    public void drain() throws IOException {
        dataSet.transferTo(OutputStream.nullOutputStream());
    }

    /**
     * Reads the data set into memory.
     *
     * <p>Errors: TOO_LARGE when it is longer than the limit, others when it is no data set. The message has been read to its
     * end in any case.
     *
     * @param lengthMax in bytes, also once inflated
     */
    public DataSet readDataSet(int lengthMax) throws IOException {
        return DataSetReader.read(ByteRange.of(readBytes(lengthMax)), context.transferSyntax(), lengthMax);
    }

    /** The same without looking into it. */
    public byte[] readBytes(int lengthMax) throws IOException {
        byte[] bytes = dataSet.readNBytes(lengthMax);
        boolean more = dataSet.read() >= 0;
        drain();
        if (more) {
            throw new Rejected(Reason.TOO_LARGE, "the data set of a message is longer than " + lengthMax + " bytes");
        }
        return bytes;
    }

    /** Does something once all of the data set has been read, at once when there is none. */
    public void whenRead(Runnable action) {
        if (dataSet instanceof DataSetStream stream) {
            stream.whenRead(action);
        } else {
            action.run();
        }
    }
}
