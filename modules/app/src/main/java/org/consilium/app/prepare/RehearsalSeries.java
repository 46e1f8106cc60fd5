package org.consilium.app.prepare;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.SplittableRandom;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.kernel.Uid;

/**
 * A study of one series of nobody, of images that look like nothing.
 *
 * @param side rows and columns of an image
 */
record RehearsalSeries(Uid study, Uid series, String sopClass, String modality, int side) {

    private static final TransferSyntax TRANSFER_SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    /** 20 KiB an image. */
    private static final int SMALL_SIDE = 100;

    /** 512 KiB an image. */
    private static final int LARGE_SIDE = 512;

    static RehearsalSeries small() {
        return new RehearsalSeries(Uid.random(), Uid.random(), Uids.MRImageStorage, "MR", SMALL_SIDE);
    }

    static RehearsalSeries large() {
        return new RehearsalSeries(Uid.random(), Uid.random(), Uids.CTImageStorage, "CT", LARGE_SIDE);
    }

    List<ContextProposal> contexts() {
        return List.of(ContextProposal.of(sopClass, TRANSFER_SYNTAX));
    }

    Uid instance(int number) {
        return new Uid(series.value() + "." + (number + 1));
    }

    StoreItem image(int number) {
        byte[] bytes = DataSetWriter.toByteArray(dataSet(number), TRANSFER_SYNTAX);
        return new StoreItem(
                sopClass, instance(number).value(), TRANSFER_SYNTAX, bytes.length, new ByteArrayInputStream(bytes));
    }

    private DataSet dataSet(int number) {
        var pixels = new byte[side * side * Short.BYTES];
        new SplittableRandom(number).nextBytes(pixels);
        return DataSet.builder()
                .text(Tag.SOPClassUID, sopClass)
                .text(Tag.SOPInstanceUID, instance(number).value())
                .text(Tag.StudyInstanceUID, study.value())
                .text(Tag.SeriesInstanceUID, series.value())
                .text(Tag.StudyDate, "20260101")
                .text(Tag.StudyTime, "080000")
                .text(Tag.Modality, modality)
                .text(Tag.PatientName, "Rehearsal")
                .text(Tag.PatientID, "REHEARSAL")
                .integers(Tag.SeriesNumber, 1)
                .integers(Tag.InstanceNumber, number + 1)
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .numbers(Tag.ImagePositionPatient, 0, 0, number)
                .numbers(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .numbers(Tag.PixelSpacing, 1, 1)
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.Rows, side)
                .integers(Tag.Columns, side)
                .integers(Tag.BitsAllocated, Short.SIZE)
                .integers(Tag.BitsStored, Short.SIZE)
                .integers(Tag.HighBit, Short.SIZE - 1)
                .integers(Tag.PixelRepresentation, 0)
                .bytes(Tag.PixelData, VR.OW, pixels)
                .build();
    }
}
