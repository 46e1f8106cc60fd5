package org.consilium.app.demo.ct;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.app.demo.material.GeneratedImage;
import org.consilium.app.demo.material.PatientStudy;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;

/** The slices of the phantom as CT images (PS3.3 A.3), from the belly to the neck. */
public final class ThoraxSeries {

    private static final int RESCALE_INTERCEPT = -1024;
    private static final long SEED = 20_260_101;

    private final PatientStudy study;
    private final ThoraxPhantom phantom = new ThoraxPhantom(SEED);

    public ThoraxSeries(PatientStudy study) {
        this.study = study;
    }

    /** All slices; each is computed when it is asked for, several at once. */
    public Stream<GeneratedImage> images() {
        return IntStream.range(0, ThoraxPhantom.SLICES).parallel().mapToObj(this::image);
    }

    private GeneratedImage image(int slice) {
        return new GeneratedImage(dataSet(slice), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    DataSet dataSet(int slice) {
        var corner = ThoraxPhantom.place(0, 0, slice);
        return study.attributes()
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.SOPInstanceUID, study.uid("ct/" + slice).value())
                .text(Tag.Modality, "CT")
                .text(Tag.SeriesInstanceUID, study.uid("ct").value())
                .integers(Tag.SeriesNumber, 1)
                .text(Tag.SeriesDescription, "Thorax 5.0 mm")
                .text(Tag.SeriesDate, study.date())
                .text(Tag.SeriesTime, study.time())
                .text(Tag.BodyPartExamined, "CHEST")
                .text(Tag.PatientPosition, "HFS")
                .text(Tag.FrameOfReferenceUID, study.uid("frame-of-reference").value())
                .empty(Tag.PositionReferenceIndicator)
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .integers(Tag.AcquisitionNumber, 1)
                .integers(Tag.InstanceNumber, slice + 1)
                .text(Tag.AcquisitionDate, study.date())
                .text(Tag.AcquisitionTime, study.time())
                .text(Tag.ContentDate, study.date())
                .text(Tag.ContentTime, study.time())
                .numbers(Tag.ImagePositionPatient, corner.x(), corner.y(), corner.z())
                .numbers(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .numbers(Tag.PixelSpacing, ThoraxPhantom.PIXEL_SPACING, ThoraxPhantom.PIXEL_SPACING)
                .numbers(Tag.SliceThickness, ThoraxPhantom.SLICE_SPACING)
                .numbers(Tag.SpacingBetweenSlices, ThoraxPhantom.SLICE_SPACING)
                .numbers(Tag.SliceLocation, corner.z())
                .numbers(Tag.KVP, 120)
                .integers(Tag.XRayTubeCurrent, 180)
                .integers(Tag.ExposureTime, 500)
                .text(Tag.ConvolutionKernel, "SOFT")
                .copy(pixels(slice))
                .build();
    }

    private DataSet pixels(int slice) {
        return DataSet.builder()
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.Rows, ThoraxPhantom.SIZE)
                .integers(Tag.Columns, ThoraxPhantom.SIZE)
                .integers(Tag.BitsAllocated, 16)
                .integers(Tag.BitsStored, 12)
                .integers(Tag.HighBit, 11)
                .integers(Tag.PixelRepresentation, 0)
                .numbers(Tag.RescaleIntercept, RESCALE_INTERCEPT)
                .numbers(Tag.RescaleSlope, 1)
                .text(Tag.RescaleType, "HU")
                .numbers(Tag.WindowCenter, 40, -600)
                .numbers(Tag.WindowWidth, 400, 1500)
                .text(Tag.WindowCenterWidthExplanation, "SOFT TISSUE", "LUNG")
                .bytes(Tag.PixelData, VR.OW, stored(phantom.slice(slice)))
                .build();
    }

    private static byte[] stored(short[] hounsfield) {
        var bytes = ByteBuffer.allocate(hounsfield.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (short value : hounsfield) {
            bytes.putShort((short) (value - RESCALE_INTERCEPT));
        }
        return bytes.array();
    }
}
