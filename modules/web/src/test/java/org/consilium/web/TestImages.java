package org.consilium.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.consilium.archive.Arrival;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Origin;
import org.consilium.archive.Receipt;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.web.multipart.MultipartWriter;

/** Small CT images with random pixels. */
public final class TestImages {

    public static final int SIDE = 16;

    private TestImages() {}

    /** An image of two frames. */
    public static DataSet ct(Uid study, Uid series, Uid instance, int number) {
        byte[] pixels = new byte[SIDE * SIDE * 2 * 2];
        new Random(number).nextBytes(pixels);
        return DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.SOPInstanceUID, instance.value())
                .text(Tag.StudyDate, "20260102")
                .text(Tag.StudyTime, "101112")
                .text(Tag.Modality, "CT")
                .text(Tag.StudyDescription, "Thorax")
                .text(Tag.AccessionNumber, "A" + number)
                .text(Tag.PatientName, "Yamada^Tarou=山田^太郎")
                .text(Tag.PatientID, "P-1")
                .text(Tag.StudyInstanceUID, study.value())
                .text(Tag.SeriesInstanceUID, series.value())
                .integers(Tag.SeriesNumber, 1)
                .integers(Tag.InstanceNumber, number)
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.NumberOfFrames, 2)
                .integers(Tag.Rows, SIDE)
                .integers(Tag.Columns, SIDE)
                .integers(Tag.BitsAllocated, 16)
                .integers(Tag.BitsStored, 12)
                .integers(Tag.HighBit, 11)
                .integers(Tag.PixelRepresentation, 0)
                .bytes(Tag.RedPaletteColorLookupTableData, VR.OW, new byte[4096])
                .bytes(Tag.PixelData, VR.OW, pixels)
                .build();
    }

    public static byte[] bytes(DataSet dataSet, TransferSyntax transferSyntax) {
        return DataSetWriter.toByteArray(dataSet, transferSyntax);
    }

    /** Brings an image in by the one door, as if a scanner of an institution had sent it. */
    public static void receive(TestNode node, InstitutionId owner, DataSet image, TransferSyntax transferSyntax)
            throws IOException {
        Arrival arrival = new Arrival(
                new Origin(Channel.DIMSE, "CT1", "CONSILIUM", "127.0.0.1", Optional.of(owner)),
                transferSyntax,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Receipt receipt = node.bean(InstanceReceiver.class)
                .receive(arrival, new ByteArrayInputStream(bytes(image, transferSyntax)));
        if (!(receipt instanceof Receipt.Stored)) {
            throw new IllegalStateException(receipt.toString());
        }
    }

    /** The body of a STOW-RS request with boundary {@code b}. */
    public static byte[] multipart(byte[]... files) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            MultipartWriter writer = new MultipartWriter(body, "b");
            for (byte[] file : files) {
                writer.begin("application/dicom", "/");
                writer.body().write(file);
            }
            writer.end();
            return body.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] file(DataSet image) {
        return Part10.toByteArray(image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
