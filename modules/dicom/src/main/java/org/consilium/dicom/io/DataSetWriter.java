package org.consilium.dicom.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.Encoded;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Writes data sets. One that was read in the same transfer syntax and not changed is written byte for byte as it was;
 * others are written with sequences of defined length, without group lengths, in the character set they declare or, where
 * that does not hold their text, in UTF-8.
 */
public final class DataSetWriter {

    private DataSetWriter() {}

    /** The data set as bytes. */
    public static byte[] toByteArray(DataSet dataSet, TransferSyntax transferSyntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(dataSet, transferSyntax, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array has no outages.
        }
        return out.toByteArray();
    }

    /**
     * Writes a data set; the stream is not closed.
     *
     * @throws Rejected {@link Reason#NOT_ACCEPTABLE} if its pixel data does not go with the transfer syntax
     */
    public static void write(DataSet dataSet, TransferSyntax transferSyntax, OutputStream out) throws IOException {
        Optional<Encoded> unchanged =
                dataSet.encoded().filter(e -> e.transferSyntax().equals(transferSyntax));
        if (unchanged.isPresent()) {
            ByteRange bytes = unchanged.get().bytes();
            out.write(bytes.array(), bytes.offset(), bytes.length());
        } else if (transferSyntax.isDeflated()) {
            Deflation.write(out, deflating -> elements(dataSet, transferSyntax, deflating));
        } else {
            elements(dataSet, transferSyntax, out);
        }
    }

    private static void elements(DataSet dataSet, TransferSyntax transferSyntax, OutputStream out) throws IOException {
        ByteOutput bytes = new ByteOutput(Encoding.of(transferSyntax));
        ElementWriter writer = new ElementWriter(bytes, transferSyntax.isEncapsulated());
        SpecificCharacterSet chosen = CharacterSetChoice.of(dataSet, SpecificCharacterSet.DEFAULT);
        for (Element element : declared(dataSet, chosen)) {
            writer.write(element, chosen);
            bytes.drainTo(out);
        }
    }

    /** The elements as they are written in a character set: with its declaration, where it must be declared. */
    static List<Element> declared(DataSet dataSet, SpecificCharacterSet chosen) {
        boolean undeclared =
                !chosen.equals(SpecificCharacterSet.DEFAULT) && !dataSet.contains(Tag.SpecificCharacterSet);
        List<Element> elements = new ArrayList<>(dataSet.elements().size() + 1);
        for (Element element : dataSet.elements()) {
            if (undeclared && Integer.compareUnsigned(element.tag(), Tag.SpecificCharacterSet) > 0) {
                elements.add(ElementWriter.declaration(chosen));
                undeclared = false;
            }
            elements.add(ElementWriter.declaring(element, chosen));
        }
        return elements;
    }
}
