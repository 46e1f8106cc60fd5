package org.consilium.app.node;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.kernel.Uid;

/** An image of a few kilobytes with random pixels: what crash tests send by the hundred. */
record SmallImage(Uid study, Uid series, Uid instance, byte[] bytes) {

    static final TransferSyntax TRANSFER_SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    static final List<ContextProposal> CONTEXTS =
            List.of(ContextProposal.of(Uids.SecondaryCaptureImageStorage, TRANSFER_SYNTAX));

    private static final int SIDE = 64;

    static SmallImage of(Uid study, Uid series, int number, byte[] pixels) {
        var instance = Uid.random();
        var dataSet = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.SecondaryCaptureImageStorage)
                .text(Tag.SOPInstanceUID, instance.value())
                .text(Tag.StudyInstanceUID, study.value())
                .text(Tag.SeriesInstanceUID, series.value())
                .text(Tag.StudyDate, "20261122")
                .text(Tag.Modality, "OT")
                .text(Tag.PatientName, "Crash^Test")
                .text(Tag.PatientID, "CRASH")
                .integers(Tag.InstanceNumber, number)
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.Rows, SIDE)
                .integers(Tag.Columns, SIDE)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.PixelRepresentation, 0)
                .bytes(Tag.PixelData, VR.OB, pixels)
                .build();
        return new SmallImage(study, series, instance, DataSetWriter.toByteArray(dataSet, TRANSFER_SYNTAX));
    }

    static byte[] randomPixels(java.util.random.RandomGenerator random) {
        var pixels = new byte[SIDE * SIDE];
        random.nextBytes(pixels);
        return pixels;
    }

    StoreItem item() {
        return new StoreItem(
                Uids.SecondaryCaptureImageStorage,
                instance.value(),
                TRANSFER_SYNTAX,
                bytes.length,
                new ByteArrayInputStream(bytes));
    }

    String path() {
        return "/dicomweb/studies/" + study + "/series/" + series + "/instances/" + instance;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
