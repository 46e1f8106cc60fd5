package org.consilium.fuzz;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** What was read can be written, and reading that gives the same data set. */
final class RoundTrip {

    private RoundTrip() {}

    /** Writes a data set element for element, whatever bytes it came from, and compares what is read of that. */
    static void check(DataSet dataSet, TransferSyntax transferSyntax) {
        byte[] written;
        try {
            written = DataSetWriter.toByteArray(withoutBytes(dataSet), transferSyntax);
        } catch (Rejected e) {
            // The one thing that is read and has no place elsewhere: pixel data of the other kind.
            Property.require(e.reason() == Reason.NOT_ACCEPTABLE, "cannot be written: " + e.getMessage());
            return;
        }
        SameElements.require(dataSet, DataSetReader.read(written, transferSyntax));
    }

    /** The same elements without the bytes they were read from, which the writer would take otherwise. */
    static DataSet withoutBytes(DataSet dataSet) {
        List<Element> elements =
                dataSet.elements().stream().map(RoundTrip::withoutBytes).toList();
        return DataSet.of(elements, dataSet.characterSet(), Optional.empty());
    }

    private static Element withoutBytes(Element element) {
        return element instanceof SequenceElement(int tag, List<DataSet> items)
                ? new SequenceElement(
                        tag, items.stream().map(RoundTrip::withoutBytes).toList())
                : element;
    }
}
