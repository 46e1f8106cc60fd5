package org.consilium.dicom.io;

import java.io.IOException;
import java.io.OutputStream;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviations;

/**
 * A file in memory.
 *
 * @param head everything before the data set, as it was
 * @param meta what the head says
 * @param dataSet the data set
 * @param deviations where head and data set deviate from the standard in their structure, offsets from the start of the file; for
 *     values see {@link org.consilium.dicom.ValueCheck}
 */
public record Part10File(ByteRange head, FileMeta meta, DataSet dataSet, Deviations deviations) {

    static Part10File of(byte[] file, Part10Stream opened, DataSetReader.Way way) {
        int dataSetOffset = opened.dataSetOffset();
        FileMeta meta = opened.meta();
        ByteRange bytes = new ByteRange(file, dataSetOffset, file.length - dataSetOffset);
        Deviations.Collector met = Deviations.collector();
        DataSet dataSet = DataSetReader.read(bytes, meta.transferSyntax(), Inspector.of(met, 0), way);
        Deviations deviations = opened.deviations().and(met.deviations());
        return new Part10File(new ByteRange(file, 0, dataSetOffset), meta, dataSet, deviations);
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
