package org.consilium.dicom.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class IodValidatorTest {

    private static DataSetBuilder ct() {
        return DataSet.builder().text(Tag.SOPClassUID, Uids.CTImageStorage);
    }

    private static List<String> lines(DataSet object, String about) {
        return IodValidator.required().validate(object).findings().stream()
                .map(Finding::toString)
                .filter(line -> line.contains(about))
                .toList();
    }

    @Test
    void namesModuleTypeAndClauseOfWhatIsMissingOrEmpty() {
        DataSet object = ct().empty(Tag.StudyInstanceUID).empty(Tag.StudyDate).build();
        assertThat(IodValidator.required().validate(object).iod()).isEqualTo("ct-image");
        assertThat(lines(object, "Study"))
                .contains(
                        "(0020,000D) StudyInstanceUID is empty: type 1, general-study, PS3.3 C.7.2.1",
                        "(0008,0030) StudyTime is missing: type 2, general-study, PS3.3 C.7.2.1")
                .noneMatch(line -> line.contains("StudyDate"));
    }

    @Test
    void looksIntoItems() {
        DataSet object = ct().items(
                        Tag.ReferencedStudySequence,
                        DataSet.builder()
                                .text(Tag.ReferencedSOPClassUID, "1.2")
                                .text(Tag.ReferencedSOPInstanceUID, "1.2")
                                .build(),
                        DataSet.builder().text(Tag.ReferencedSOPClassUID, "1.2").build())
                .build();
        assertThat(lines(object, "00081110"))
                .containsExactly("(0008,1155) ReferencedSOPInstanceUID at 00081110/2/00081155 is missing:"
                        + " type 1, general-study, PS3.3 C.7.2.1");
    }

    @Test
    void takesPaddingForNoValue() {
        DataSet object = ct().bytes(Tag.Modality, VR.CS, new byte[] {' ', ' '}).build();
        assertThat(lines(object, "Modality")).anyMatch(line -> line.contains("is empty: type 1, general-series"));
    }

    @Test
    void checksAnOptionalModuleOnlyWhereItIsUsed() {
        assertThat(lines(ct().build(), "clinical-trial-subject")).isEmpty();
        DataSet used = ct().text(Tag.ClinicalTrialProtocolName, "A").build();
        assertThat(lines(used, "clinical-trial-subject")).anyMatch(line -> line.contains("ClinicalTrialSponsorName"));
    }

    private static DataSet with(int... tags) {
        DataSetBuilder groups = DataSet.builder();
        for (int tag : tags) {
            groups.items(tag, DataSet.empty());
        }
        return groups.build();
    }

    @Test
    void looksForFunctionalGroupsAmongThoseOfAllFramesAndOfEach() {
        DataSet object = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.EnhancedMRImageStorage)
                .items(
                        Tag.SharedFunctionalGroupsSequence,
                        with(Tag.PixelMeasuresSequence, Tag.FrameAnatomySequence, Tag.MRImageFrameTypeSequence))
                .items(
                        Tag.PerFrameFunctionalGroupsSequence,
                        with(Tag.FrameContentSequence, Tag.PlanePositionSequence),
                        with(Tag.FrameContentSequence),
                        with(Tag.FrameContentSequence))
                .build();
        assertThat(lines(object, "usage"))
                .containsExactly(
                        "(0020,9113) PlanePositionSequence at 52009230/2/00209113 is missing:"
                                + " usage M, plane-position-patient, PS3.3 C.7.6.16.2.3",
                        "(0020,9116) PlaneOrientationSequence at 52009229/1/00209116 is missing:"
                                + " usage M, plane-orientation-patient, PS3.3 C.7.6.16.2.4");
        assertThat(IodValidator.requiredAndConditional().validate(object).findings())
                .extracting(Finding::toString)
                .contains("(0018,9114) MREchoSequence at 52009229/1/00189114 may be required:"
                        + " usage C, mr-echo, PS3.3 C.8.13.5.4");
    }

    @Test
    void asksForNoFrameContentOfTilesThatAreAllThere() {
        DataSet segmentation = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.SegmentationStorage)
                .items(Tag.SharedFunctionalGroupsSequence, with(Tag.SegmentIdentificationSequence))
                .build();
        assertThat(lines(segmentation, "frame-content")).hasSize(1);
        DataSet tiled = segmentation.toBuilder()
                .text(Tag.DimensionOrganizationType, "TILED_FULL")
                .build();
        assertThat(lines(tiled, "frame-content")).isEmpty();
    }

    @Test
    void asksForFunctionalGroupsOnlyWhereThereAreSome() {
        DataSet capture = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.MultiFrameTrueColorSecondaryCaptureImageStorage)
                .build();
        assertThat(lines(capture, "usage")).isEmpty();
        DataSet without = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.EnhancedMRImageStorage)
                .build();
        assertThat(lines(without, "usage")).isEmpty();
        assertThat(lines(without, "SharedFunctionalGroupsSequence")).hasSize(1);
        DataSet photoacoustic = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.PhotoacousticImageStorage)
                .build();
        assertThat(IodValidator.required().validate(photoacoustic).unchecked()).contains("required functional groups");
    }

    @Test
    void saysWhatMayBeRequiredOnlyOnRequest() {
        assertThat(lines(ct().build(), "Laterality")).isEmpty();
        assertThat(IodValidator.requiredAndConditional().validate(ct().build()).findings())
                .anySatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.MAY_BE_REQUIRED);
                    assertThat(finding.tag()).isEqualTo(Tag.Laterality);
                    assertThat(finding.type()).isEqualTo("2C");
                });
    }

    @Test
    void looksIntoFunctionalGroupsOfAllFramesAndOfEach() {
        DataSet groups = DataSet.builder()
                .items(Tag.DerivationImageSequence, DataSet.empty())
                .build();
        DataSet object = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.EnhancedMRImageStorage)
                .items(Tag.SharedFunctionalGroupsSequence, groups)
                .items(Tag.PerFrameFunctionalGroupsSequence, DataSet.empty(), groups)
                .build();
        assertThat(lines(object, "DerivationCodeSequence"))
                .containsExactly(
                        "(0008,9215) DerivationCodeSequence at 52009229/1/00089124/1/00089215 is missing:"
                                + " type 1, enhanced-mr-image-multi-frame-functional-groups, PS3.3 C.7.6.16",
                        "(0008,9215) DerivationCodeSequence at 52009230/2/00089124/1/00089215 is missing:"
                                + " type 1, enhanced-mr-image-multi-frame-functional-groups, PS3.3 C.7.6.16");
    }

    @Test
    void checksEachOverlay() {
        int rowsOfThird = Tag.OverlayRows | 0x0004_0000;
        int columnsOfThird = Tag.OverlayColumns | 0x0004_0000;
        DataSet object = ct().bytes(rowsOfThird, VR.US, new byte[] {1, 0}).build();
        assertThat(IodValidator.required().validate(object).findings())
                .extracting(Finding::tag)
                .contains(columnsOfThird)
                .doesNotContain(rowsOfThird, Tag.OverlayRows, Tag.OverlayColumns);
    }

    @Test
    void namesModulesItDoesNotKnow() {
        assertThat(IodValidator.required().validate(ct().build()).unchecked())
                .contains("general-acquisition")
                .doesNotContain("general-reference", "ct-image");
    }

    @Test
    void refusesObjectsWithoutADefinition() {
        for (DataSet object : List.of(
                DataSet.empty(),
                DataSet.builder().text(Tag.SOPClassUID, "1.2.3.4").build())) {
            assertThatThrownBy(() -> IodValidator.required().validate(object))
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.SOP_CLASS_NOT_SUPPORTED));
        }
    }
}
