package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.xml.DicomXml;

/** Of the Native DICOM Model: what was read is written as XML that says the same when it is read and written again. */
final class XmlProperty implements Property {

    @Override
    public void check(byte[] input) throws IOException {
        DataSet dataSet = DicomXml.read(new ByteArrayInputStream(input), BulkDataResolver.NONE);
        DataSetProperty.askEverything(dataSet);
        String written = DicomXml.toString(dataSet);
        String again = DicomXml.toString(DicomXml.read(written, BulkDataResolver.NONE));
        Property.require(written.equals(again), "came back as something else");
    }
}
