package org.consilium.archive.reindex;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.archive.index.ArrivalNotes;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;
import org.consilium.storage.pack.PackEntry;
import org.consilium.storage.pack.PackedInstance;

/** An object that is one Part 10 file, as earlier versions wrote them. It is read whole, for its digest. */
final class SingleFile {

    private SingleFile() {}

    /**
     * What a pack would say of it. Errors: NOT_DICOM, MISSING_ATTRIBUTE and what else {@link HeaderReader} refuses.
     *
     * @param received when it counts as received
     */
    static PackEntry read(ObjectStore store, ObjectSummary object, Instant received) throws IOException {
        try (var in = store.open(object.key(), 0, object.length())) {
            var file = Part10.open(in);
            var digest = sha256();
            long length = object.length() - file.dataSetOffset();
            file.dataSet().transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            var header = header(store, object, file.dataSetOffset(), file.meta().transferSyntax());
            var origin = new Origin(Channel.DIMSE, file.meta().sourceAeTitle().orElse(""), "", "", Optional.empty());
            var instance = new PackedInstance(
                    uid(header, Tag.StudyInstanceUID),
                    uid(header, Tag.SeriesInstanceUID),
                    uid(header, Tag.SOPInstanceUID),
                    uid(header, Tag.SOPClassUID).value(),
                    file.meta().transferSyntax().uid(),
                    digest.digest(),
                    ArrivalNotes.of(received, origin));
            return new PackEntry(instance, 0, file.dataSetOffset(), length);
        }
    }

    private static DataSet header(ObjectStore store, ObjectSummary object, int offset, TransferSyntax transferSyntax)
            throws IOException {
        try (var in = store.open(object.key(), offset, object.length() - offset)) {
            return HeaderReader.read(in, transferSyntax).attributes();
        }
    }

    private static Uid uid(DataSet header, int tag) {
        return header.uid(tag).orElseThrow(() -> new Rejected(Reason.MISSING_ATTRIBUTE, "UID"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
