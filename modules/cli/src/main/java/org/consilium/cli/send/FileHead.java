package org.consilium.cli.send;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/** Reads of a file what a C-STORE request says about it. */
final class FileHead {

    private FileHead() {}

    /**
     * @throws Rejected if it is no DICOM object, or one without SOP class or instance UID
     */
    static Outgoing read(Path file) throws IOException {
        long size = Files.size(file);
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            Part10Stream opened = Part10.open(stream);
            FileMeta meta = opened.meta();
            String sopClass = meta.mediaStorageSopClassUid();
            String sopInstance = meta.mediaStorageSopInstanceUid();
            if (!Uid.isValid(sopClass) || !Uid.isValid(sopInstance)) {
                DataSet attributes = HeaderReader.read(opened.dataSet(), meta.transferSyntax())
                        .attributes();
                sopClass = uid(attributes, Tag.SOPClassUID);
                sopInstance = uid(attributes, Tag.SOPInstanceUID);
            }
            return new Outgoing(
                    file,
                    sopClass,
                    sopInstance,
                    meta.transferSyntax(),
                    opened.dataSetOffset(),
                    size - opened.dataSetOffset());
        }
    }

    private static String uid(DataSet attributes, int tag) {
        return attributes.uid(tag).map(Uid::value).orElseThrow(() -> new Rejected(Reason.MISSING_ATTRIBUTE));
    }
}
