package org.consilium.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.Part10;

/** Small objects that tests make for themselves. */
public final class Objects {

    public static final String CT = Uids.CTImageStorage;

    private Objects() {}

    /** A CT image of four pixels; its UIDs derive from the given one. */
    public static DataSet ct(String sopInstanceUid) {
        return DataSet.builder()
                .text(Tag.SOPClassUID, CT)
                .text(Tag.SOPInstanceUID, sopInstanceUid)
                .text(Tag.StudyDate, "20260102")
                .text(Tag.Modality, "CT")
                .text(Tag.PatientName, "Roentgen^Wilhelm")
                .text(Tag.PatientID, "P1")
                .text(Tag.StudyInstanceUID, "1.2.3.1")
                .text(Tag.SeriesInstanceUID, "1.2.3.1.1")
                .integers(Tag.Rows, 2)
                .integers(Tag.Columns, 2)
                .integers(Tag.BitsAllocated, 8)
                .bytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4})
                .build();
    }

    /** Writes an object in Explicit VR Little Endian and gives its file back. */
    public static Path write(DataSet object, Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        return Files.write(file, Part10.toByteArray(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }

    /** A file with a CT image. */
    public static Path writeCt(String sopInstanceUid, Path file) throws IOException {
        return write(ct(sopInstanceUid), file);
    }
}
