package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;

/** Of DICOM JSON: what was read is written as JSON that says the same when it is read and written again. */
final class JsonProperty implements Property {

    @Override
    public void check(byte[] input) throws IOException {
        for (DataSet dataSet : DicomJson.read(new ByteArrayInputStream(input), BulkDataResolver.NONE)) {
            DataSetProperty.askEverything(dataSet);
            String written = DicomJson.toString(dataSet);
            List<DataSet> again = DicomJson.read(written, BulkDataResolver.NONE);
            Property.require(again.size() == 1, "one data set came back as " + again.size());
            Property.require(written.equals(DicomJson.toString(again.getFirst())), "came back as something else");
        }
    }
}
