package org.consilium.dimse.retrieve;

import java.io.IOException;
import java.util.List;
import org.consilium.dicom.TransferSyntax;

/** One instance that can be given to a receiver. */
public interface RetrieveItem {

    String sopClassUid();

    String sopInstanceUid();

    /**
     * The transfer syntaxes it can be given in, the preferred first: as it is stored, and those it can be converted to. In
     * the first of them that the receiver accepts it is opened.
     */
    List<TransferSyntax> transferSyntaxes();

    /** Its data set in one of the transfer syntaxes. Whatever this throws fails this instance alone. */
    Payload open(TransferSyntax transferSyntax) throws IOException;
}
