package org.consilium.dimse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.retrieve.Payload;
import org.consilium.dimse.retrieve.RetrieveItem;

/** An object of {@link TinyStudy} as an archive offers it: in whatever transfer syntax is asked for. */
record TinyItem(int number, String sopClassUid, List<TransferSyntax> transferSyntaxes) implements RetrieveItem {

    TinyItem(int number) {
        this(
                number,
                RawPeer.CT,
                List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
    }

    @Override
    public String sopInstanceUid() {
        return TinyStudy.instance(number).text(Tag.SOPInstanceUID).orElseThrow();
    }

    @Override
    public Payload open(TransferSyntax transferSyntax) throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(TinyStudy.instance(number), transferSyntax);
        return new Payload(bytes.length, new ByteArrayInputStream(bytes));
    }
}
