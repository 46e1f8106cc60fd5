package org.consilium.dicom.io;

import java.io.IOException;
import java.io.OutputStream;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;

/**
 * A file in memory.
 *
 * @param head everything before the data set, as it was
 * @param meta what the head says
 * @param dataSet the data set
 */
public record Part10File(ByteRange head, FileMeta meta, DataSet dataSet) {

    static Part10File of(byte[] file, int dataSetOffset, FileMeta meta) {
        ByteRange dataSet = new ByteRange(file, dataSetOffset, file.length - dataSetOffset);
        return new Part10File(
                new ByteRange(file, 0, dataSetOffset), meta, DataSetReader.read(dataSet, meta.transferSyntax()));
    }

    /** The bytes of the data set as they stand in the file, not a copy. */
    public ByteRange dataSetBytes() {
        return new ByteRange(head.array(), head.length(), head.array().length - head.length());
    }

    /** Writes the file byte for byte as it was read. */
    public void write(OutputStream out) throws IOException {
        out.write(head.array(), head.offset(), head.length());
        DataSetWriter.write(dataSet, meta.transferSyntax(), out);
    }
}
