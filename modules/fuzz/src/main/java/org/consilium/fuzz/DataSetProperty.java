package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.dump.Dump;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Transcode;
import org.consilium.kernel.Rejected;

/**
 * Of a data set: unchanged it is written byte for byte, changed it comes back with the same elements, every value can be
 * asked for in every way, and the stream reader agrees with the reader of arrays.
 */
record DataSetProperty(TransferSyntax transferSyntax) implements Property {

    @Override
    public void check(byte[] input) throws IOException {
        HeaderReader.read(new ByteArrayInputStream(input), transferSyntax);
        DataSet dataSet = DataSetReader.read(input, transferSyntax);
        Property.require(
                Arrays.equals(input, DataSetWriter.toByteArray(dataSet, transferSyntax)), "unchanged, yet other bytes");
        SameElements.require(dataSet, DataSetReader.read(new ByteArrayInputStream(input), transferSyntax));
        askEverything(dataSet);
        dump(dataSet);
        RoundTrip.check(dataSet, transferSyntax);
        if (Transcode.isPossible(transferSyntax)) {
            RoundTrip.check(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
    }

    /** Whatever a value holds, no terminal takes it for a command. */
    private static void dump(DataSet dataSet) {
        boolean plain = Dump.DEFAULT.toString(dataSet).chars().allMatch(c -> c == '\n' || !Character.isISOControl(c));
        Property.require(plain, "a control character in a dump");
    }

    /** A value that is no number may be refused when it is asked for as one. */
    static void askEverything(DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            element.texts();
            element.text();
            element.integer();
            element.number();
            try {
                element.integers();
                element.numbers();
            } catch (Rejected _) {
                // Not a number.
            }
            element.items().forEach(DataSetProperty::askEverything);
        }
    }
}
