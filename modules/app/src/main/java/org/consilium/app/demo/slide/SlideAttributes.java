package org.consilium.app.demo.slide;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import org.consilium.app.demo.material.PatientStudy;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;

/** What a whole-slide object says beside its pixels: specimen, optics, place on the slide (PS3.3 C.8.12). */
final class SlideAttributes {

    private static final double OBJECTIVE_POWER = 20;
    private static final double SECTION_THICKNESS = 0.003;
    /** Place of the upper left corner on the slide, in millimetres. */
    private static final double ORIGIN_X = 14;

    private static final double ORIGIN_Y = 30;

    private final PatientStudy study;

    SlideAttributes(PatientStudy study) {
        this.study = study;
    }

    DataSet series() {
        var dateTime = study.date() + study.time();
        return DataSet.builder()
                .text(Tag.Modality, "SM")
                .text(Tag.SeriesInstanceUID, study.uid("slide").value())
                .integers(Tag.SeriesNumber, 1)
                .text(Tag.SeriesDescription, "H&E 20x")
                .text(Tag.SeriesDate, study.date())
                .text(Tag.SeriesTime, study.time())
                .text(Tag.FrameOfReferenceUID, study.uid("frame-of-reference").value())
                .text(Tag.PositionReferenceIndicator, "SLIDE_CORNER")
                .text(Tag.PyramidUID, study.uid("pyramid").value())
                .text(Tag.AcquisitionDateTime, dateTime)
                .text(Tag.ContentDate, study.date())
                .text(Tag.ContentTime, study.time())
                .text(Tag.VolumetricProperties, "VOLUME")
                .text(Tag.SpecimenLabelInImage, "NO")
                .text(Tag.FocusMethod, "AUTO")
                .text(Tag.ExtendedDepthOfField, "NO")
                .items(Tag.AcquisitionContextSequence)
                .build();
    }

    DataSet specimen() {
        var specimen = DataSet.builder()
                .text(Tag.SpecimenIdentifier, study.accessionNumber() + "-A1")
                .text(Tag.SpecimenUID, study.uid("specimen").value())
                .items(Tag.IssuerOfTheSpecimenIdentifierSequence)
                .items(Tag.SpecimenPreparationSequence, preparation())
                .items(Tag.PrimaryAnatomicStructureSequence, code("71854001", "SCT", "Colon"))
                .build();
        return DataSet.builder()
                .text(Tag.ContainerIdentifier, study.accessionNumber() + "-A")
                .items(Tag.IssuerOfTheContainerIdentifierSequence)
                .items(Tag.ContainerTypeCodeSequence, code("433466003", "SCT", "Microscope slide"))
                .items(Tag.SpecimenDescriptionSequence, specimen)
                .build();
    }

    /** Stained with haematoxylin and eosin (PS3.16 TID 8001, CID 8112). */
    private DataSet preparation() {
        var processing = concept("111701", "DCM", "Processing type", code("127790008", "SCT", "Staining"));
        var haematoxylin = concept("424361007", "SCT", "Using substance", code("12710003", "SCT", "Hematoxylin stain"));
        var eosin =
                concept("424361007", "SCT", "Using substance", code("36879007", "SCT", "Water soluble eosin stain"));
        return DataSet.builder()
                .items(Tag.SpecimenPreparationStepContentItemSequence, processing, haematoxylin, eosin)
                .build();
    }

    DataSet opticalPath() {
        var path = DataSet.builder()
                .text(Tag.OpticalPathIdentifier, "1")
                .text(Tag.OpticalPathDescription, "Brightfield")
                .items(Tag.IlluminationTypeCodeSequence, code("111744", "DCM", "Brightfield illumination"))
                .items(Tag.IlluminationColorCodeSequence, code("414298005", "SCT", "Full Spectrum"))
                .numbers(Tag.ObjectiveLensPower, OBJECTIVE_POWER)
                .bytes(
                        Tag.ICCProfile,
                        VR.OB,
                        even(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()))
                .build();
        return DataSet.builder()
                .integers(Tag.NumberOfOpticalPaths, 1)
                .items(Tag.OpticalPathSequence, path)
                .build();
    }

    DataSet matrix(SlidePyramid.Level level) {
        return DataSet.builder()
                .text(Tag.DimensionOrganizationType, "TILED_FULL")
                .items(
                        Tag.DimensionOrganizationSequence,
                        DataSet.builder()
                                .text(
                                        Tag.DimensionOrganizationUID,
                                        study.uid("dimensions").value())
                                .build())
                .integers(Tag.TotalPixelMatrixColumns, level.width())
                .integers(Tag.TotalPixelMatrixRows, level.height())
                .integers(Tag.TotalPixelMatrixFocalPlanes, 1)
                .items(
                        Tag.TotalPixelMatrixOriginSequence,
                        DataSet.builder()
                                .numbers(Tag.XOffsetInSlideCoordinateSystem, ORIGIN_X)
                                .numbers(Tag.YOffsetInSlideCoordinateSystem, ORIGIN_Y)
                                .build())
                .numbers(Tag.ImageOrientationSlide, 0, -1, 0, -1, 0, 0)
                .numbers(Tag.ImagedVolumeWidth, level.width() * level.pixelSpacing())
                .numbers(Tag.ImagedVolumeHeight, level.height() * level.pixelSpacing())
                .numbers(Tag.ImagedVolumeDepth, SECTION_THICKNESS * 1000)
                .build();
    }

    DataSet sharedGroups(SlidePyramid.Level level, String... imageType) {
        var measures = DataSet.builder()
                .numbers(Tag.PixelSpacing, level.pixelSpacing(), level.pixelSpacing())
                .numbers(Tag.SliceThickness, SECTION_THICKNESS)
                .build();
        var groups = DataSet.builder()
                .items(Tag.PixelMeasuresSequence, measures)
                .items(
                        Tag.WholeSlideMicroscopyImageFrameTypeSequence,
                        DataSet.builder().text(Tag.FrameType, imageType).build())
                .items(
                        Tag.OpticalPathIdentificationSequence,
                        DataSet.builder().text(Tag.OpticalPathIdentifier, "1").build())
                .build();
        return DataSet.builder()
                .items(Tag.SharedFunctionalGroupsSequence, groups)
                .build();
    }

    private static DataSet concept(String code, String scheme, String meaning, DataSet value) {
        return DataSet.builder()
                .text(Tag.ValueType, "CODE")
                .items(Tag.ConceptNameCodeSequence, code(code, scheme, meaning))
                .items(Tag.ConceptCodeSequence, value)
                .build();
    }

    private static DataSet code(String value, String scheme, String meaning) {
        return DataSet.builder()
                .text(Tag.CodeValue, value)
                .text(Tag.CodingSchemeDesignator, scheme)
                .text(Tag.CodeMeaning, meaning)
                .build();
    }

    private static byte[] even(byte[] bytes) {
        return bytes.length % 2 == 0 ? bytes : java.util.Arrays.copyOf(bytes, bytes.length + 1);
    }
}
