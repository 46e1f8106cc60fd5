package org.consilium.archive.scp;

import java.io.IOException;
import java.util.List;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.StudyRecord;
import org.consilium.archive.convert.Converted;
import org.consilium.archive.convert.Encodings;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.retrieve.Payload;
import org.consilium.dimse.retrieve.RetrieveItem;

/** A stored instance as a sub-operation sends it: as it is stored where the receiver takes that, else uncompressed. */
public record StoredItem(StoredInstance instance, Encodings encodings) implements RetrieveItem {

    /** The study it belongs to, with its patient. */
    public StudyRecord study() {
        return instance.record().series().study();
    }

    @Override
    public String sopClassUid() {
        return instance.record().sopClass();
    }

    @Override
    public String sopInstanceUid() {
        return instance.record().uid().value();
    }

    @Override
    public List<TransferSyntax> transferSyntaxes() {
        return encodings.of(instance.transferSyntax());
    }

    @Override
    public Payload open(TransferSyntax transferSyntax) throws IOException {
        Converted converted = Converted.of(instance, transferSyntax, encodings);
        return new Payload(converted.length(), converted.dataSet());
    }
}
