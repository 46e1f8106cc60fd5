package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.dicom.io.Part10Stream;

/** Of a file: it is written byte for byte as it was, and its data set holds what data sets must hold. */
final class Part10Property implements Property {

    @Override
    public void check(byte[] input) throws IOException {
        Part10Stream stream = Part10.open(new ByteArrayInputStream(input));
        HeaderReader.read(stream.dataSet(), stream.meta().transferSyntax());
        Part10File file = Part10.read(input);
        var out = new ByteArrayOutputStream();
        file.write(out);
        Property.require(Arrays.equals(input, out.toByteArray()), "unchanged, yet other bytes");
        RoundTrip.check(file.dataSet(), file.meta().transferSyntax());
    }
}
