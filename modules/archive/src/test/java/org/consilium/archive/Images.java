package org.consilium.archive;

import java.util.Random;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.kernel.Uid;

/** Small images made for tests. */
final class Images {

    private static final int SIDE = 16;

    private Images() {}

    /** A CT slice of a new series of a new study. */
    static DataSetBuilder slice() {
        return slice(Uid.random(), Uid.random(), 1);
    }

    static DataSetBuilder slice(Uid study, Uid series, int number) {
        var pixels = new byte[SIDE * SIDE * 2];
        new Random(number).nextBytes(pixels);
        return DataSet.builder()
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.SOPInstanceUID, Uid.random().value())
                .text(Tag.StudyInstanceUID, study.value())
                .text(Tag.SeriesInstanceUID, series.value())
                .text(Tag.StudyDate, "20260102")
                .text(Tag.StudyTime, "101112.5")
                .text(Tag.AccessionNumber, "A-1")
                .text(Tag.Modality, "CT")
                .text(Tag.StudyDescription, "Thorax")
                .text(Tag.ReferringPhysicianName, "Haus^Anna")
                .text(Tag.PatientName, "Nov\u00e1k^Jan")
                .text(Tag.PatientID, "P1")
                .text(Tag.PatientBirthDate, "19500203")
                .text(Tag.PatientSex, "M")
                .text(Tag.SeriesNumber, "2")
                .text(Tag.InstanceNumber, Integer.toString(number))
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.Rows, SIDE)
                .integers(Tag.Columns, SIDE)
                .integers(Tag.BitsAllocated, 16)
                .integers(Tag.BitsStored, 16)
                .integers(Tag.HighBit, 15)
                .integers(Tag.PixelRepresentation, 0)
                .bytes(Tag.PixelData, VR.OW, pixels);
    }
}
