package org.consilium.bench;

import java.util.Random;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;

/** Objects like those of scanners, made by code so that every machine measures the same ones. */
public final class GeneratedObjects {

    /** Size of a CT image of 512 x 512 pixels, and of a small secondary capture, in bytes of pixel data. */
    public static final int CT_PIXEL_BYTES = 512 * 1024;

    public static final int SMALL_PIXEL_BYTES = 20 * 1024;

    private static final int ITEMS = 12;

    private GeneratedObjects() {}

    /** A CT image: some ninety attributes, a few sequences, private elements, and noise as pixel data. */
    public static DataSet ct(int number, int pixelBytes) {
        byte[] pixels = new byte[pixelBytes];
        new Random(number).nextBytes(pixels);
        DataSetBuilder builder = DataSet.builder();
        identity(builder, number);
        equipment(builder);
        builder.items(Tag.ReferencedImageSequence, reference(number), reference(number + 1))
                .items(Tag.AnatomicRegionSequence, code("T-D3000", "Chest"))
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.Rows, 512)
                .integers(Tag.Columns, pixelBytes / 1024)
                .text(Tag.PixelSpacing, "0.703125", "0.703125")
                .integers(Tag.BitsAllocated, 16)
                .integers(Tag.BitsStored, 12)
                .integers(Tag.HighBit, 11)
                .integers(Tag.PixelRepresentation, 1)
                .text(Tag.WindowCenter, "40", "-600")
                .text(Tag.WindowWidth, "400", "1500")
                .text(Tag.RescaleIntercept, "-1024")
                .text(Tag.RescaleSlope, "1")
                .bytes(Tag.PixelData, VR.OW, pixels);
        return builder.build();
    }

    /** A structured report: nothing but nested sequences and text. */
    public static DataSet report() {
        DataSetBuilder builder = DataSet.builder();
        identity(builder, 1);
        builder.text(Tag.SOPClassUID, Uids.ComprehensiveSRStorage);
        DataSet content = code("121071", "Finding");
        for (int depth = 0; depth < 4; depth++) {
            DataSet[] items = new DataSet[ITEMS / (depth + 1)];
            for (int i = 0; i < items.length; i++) {
                items[i] = DataSet.builder()
                        .text(Tag.RelationshipType, "CONTAINS")
                        .text(Tag.ValueType, "TEXT")
                        .items(Tag.ConceptNameCodeSequence, code("12107" + i, "Finding"))
                        .text(Tag.TextValue, "No abnormality in segment " + i)
                        .items(Tag.ContentSequence, content)
                        .build();
            }
            content = DataSet.builder().items(Tag.ContentSequence, items).build();
        }
        return builder.copy(content).build();
    }

    private static void identity(DataSetBuilder builder, int number) {
        builder.text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.SOPInstanceUID, "1.2.826.0.1.3680043.10.1." + number)
                .text(Tag.StudyDate, "20260102")
                .text(Tag.SeriesDate, "20260102")
                .text(Tag.AcquisitionDate, "20260102")
                .text(Tag.ContentDate, "20260102")
                .text(Tag.StudyTime, "101112.345678")
                .text(Tag.SeriesTime, "101115")
                .text(Tag.ContentTime, "101118")
                .text(Tag.AccessionNumber, "A100200")
                .text(Tag.Modality, "CT")
                .text(Tag.ReferringPhysicianName, "Referrer^Anna^^Dr")
                .text(Tag.StudyDescription, "CT of the thorax")
                .text(Tag.SeriesDescription, "Lung 1.0 B60f")
                .text(Tag.PatientName, "Bench^Mark")
                .text(Tag.PatientID, "BM-0001")
                .text(Tag.PatientBirthDate, "19700101")
                .text(Tag.PatientSex, "O")
                .text(Tag.PatientAge, "056Y")
                .text(Tag.PatientWeight, "70")
                .text(Tag.StudyInstanceUID, "1.2.826.0.1.3680043.10.2")
                .text(Tag.SeriesInstanceUID, "1.2.826.0.1.3680043.10.3")
                .text(Tag.FrameOfReferenceUID, "1.2.826.0.1.3680043.10.4")
                .text(Tag.StudyID, "7")
                .text(Tag.SeriesNumber, "3")
                .text(Tag.InstanceNumber, Integer.toString(number))
                .text(Tag.ImagePositionPatient, "-180", "-180", "-512.25")
                .text(Tag.ImageOrientationPatient, "1", "0", "0", "0", "1", "0")
                .text(Tag.SliceLocation, "-512.25");
    }

    private static void equipment(DataSetBuilder builder) {
        builder.text(Tag.Manufacturer, "Consilium")
                .text(Tag.InstitutionName, "Regional hospital")
                .text(Tag.StationName, "CT1")
                .text(Tag.ManufacturerModelName, "Generator")
                .text(Tag.ScanOptions, "HELICAL")
                .text(Tag.SliceThickness, "1")
                .text(Tag.KVP, "120")
                .text(Tag.ProtocolName, "Thorax")
                .text(Tag.ReconstructionDiameter, "360")
                .text(Tag.GantryDetectorTilt, "0")
                .text(Tag.TableHeight, "151.5")
                .text(Tag.ExposureTime, "500")
                .text(Tag.XRayTubeCurrent, "220")
                .text(Tag.Exposure, "110")
                .text(Tag.ConvolutionKernel, "B60f")
                .text(Tag.PatientPosition, "HFS")
                .numbers(Tag.CTDIvol, 7.25)
                .text(0x00290010, VR.LO, "CONSILIUM BENCH");
        for (int i = 0; i < ITEMS; i++) {
            builder.bytes(0x00291000 + i, VR.OB, new byte[64]);
        }
    }

    private static DataSet reference(int number) {
        return DataSet.builder()
                .text(Tag.ReferencedSOPClassUID, Uids.CTImageStorage)
                .text(Tag.ReferencedSOPInstanceUID, "1.2.826.0.1.3680043.10.1." + number)
                .build();
    }

    private static DataSet code(String value, String meaning) {
        return DataSet.builder()
                .text(Tag.CodeValue, value)
                .text(Tag.CodingSchemeDesignator, "DCM")
                .text(Tag.CodeMeaning, meaning)
                .build();
    }
}
