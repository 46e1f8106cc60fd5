package org.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class DataSetTest {

    private final DataSet dataSet = DataSet.builder()
            .text(Tag.PatientName, "Müller^Jörg")
            .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
            .text(Tag.SOPInstanceUID, "1.2.3")
            .integers(Tag.Rows, 512)
            .integers(Tag.InstanceNumber, 7)
            .numbers(Tag.PixelSpacing, 0.48828125, 0.5)
            .integers(Tag.FrameIncrementPointer, Tag.FrameTime)
            .items(
                    Tag.ReferencedSeriesSequence,
                    DataSet.builder().text(Tag.SeriesInstanceUID, "1.2").build())
            .empty(Tag.StudyDate)
            .build();

    @Test
    void answersValuesInTheTypeThatIsAskedFor() {
        assertThat(dataSet.text(Tag.PatientName)).contains("Müller^Jörg");
        assertThat(dataSet.texts(Tag.ImageType)).containsExactly("ORIGINAL", "PRIMARY", "AXIAL");
        assertThat(dataSet.integer(Tag.Rows)).hasValue(512);
        assertThat(dataSet.integer(Tag.InstanceNumber)).hasValue(7);
        assertThat(dataSet.text(Tag.Rows)).contains("512");
        assertThat(dataSet.numbers(Tag.PixelSpacing)).containsExactly(0.48828125, 0.5);
        assertThat(dataSet.text(Tag.FrameIncrementPointer)).contains("00181063");
        assertThat(dataSet.uid(Tag.SOPInstanceUID).orElseThrow().value()).isEqualTo("1.2.3");
        assertThat(dataSet.items(Tag.ReferencedSeriesSequence)).hasSize(1);
    }

    @Test
    void answersNothingForWhatIsAbsentOrEmpty() {
        assertThat(dataSet.contains(Tag.StudyDate)).isTrue();
        assertThat(dataSet.text(Tag.StudyDate)).isEmpty();
        assertThat(dataSet.texts(Tag.StudyDate)).isEmpty();
        assertThat(dataSet.text(Tag.StudyTime)).isEmpty();
        assertThat(dataSet.integer(Tag.Columns)).isEmpty();
        assertThat(dataSet.items(Tag.Rows)).isEmpty();
    }

    @Test
    void namesTheTagOfARequiredElementThatIsMissing() {
        assertThatThrownBy(() -> dataSet.require(Tag.StudyInstanceUID))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING_ATTRIBUTE))
                .hasMessageContaining("(0020,000D) StudyInstanceUID");
    }

    @Test
    void keepsElementsInTheOrderOfTheirUnsignedTags() {
        DataSet built = DataSet.builder()
                .bytes(0xFFFCFFFC, VR.OB, new byte[2])
                .text(Tag.PatientID, "1")
                .text(Tag.StudyID, "2")
                .build();
        assertThat(built.elements()).extracting(Element::tag).containsExactly(Tag.PatientID, Tag.StudyID, 0xFFFCFFFC);
    }

    @Test
    void refusesToBuildValuesThatBreakTheirRulesWithoutNamingThem() {
        assertThatThrownBy(() -> DataSet.builder().text(Tag.AccessionNumber, "12345678901234567"))
                .hasMessageContaining("(0008,0050) has more than 16 characters")
                .hasMessageNotContaining("12345");
        assertThatThrownBy(() -> DataSet.builder().text(Tag.Modality, "ct")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> DataSet.builder().text(Tag.StudyInstanceUID, "1..2"))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> DataSet.builder().text(Tag.PatientID, "a\\b")).isInstanceOf(Rejected.class);
    }

    @Test
    void writesDecimalStringsInSixteenCharactersAsCloseAsTheyGet() {
        double[] values = {1.0 / 3, -1.0 / 3, 1e-20 / 3, 123456789.12345679, 0.1, -7, 1e22, 5};
        DataSet built = DataSet.builder().numbers(Tag.WindowCenter, values).build();
        assertThat(built.texts(Tag.WindowCenter))
                .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(16));
        double[] read = built.numbers(Tag.WindowCenter);
        for (int i = 0; i < values.length; i++) {
            assertThat(read[i]).isCloseTo(values[i], org.assertj.core.data.Percentage.withPercentage(1e-6));
        }
    }

    @Test
    void buildsAnotherDataSetFromOneThatStaysAsItIs() {
        DataSet changed =
                dataSet.toBuilder().remove(Tag.Rows).text(Tag.PatientID, "4711").build();
        assertThat(changed.contains(Tag.Rows)).isFalse();
        assertThat(dataSet.contains(Tag.Rows)).isTrue();
        assertThat(DataSet.builder()
                        .copy(dataSet, Tag.PatientName, Tag.PatientSex)
                        .build()
                        .elements())
                .hasSize(1);
    }

    @Test
    void readsNumbersWrittenInUnusualWays() {
        DataSet odd = DataSet.builder()
                .bytes(Tag.InstanceNumber, VR.IS, " 16.0 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .bytes(Tag.SeriesNumber, VR.IS, "1A".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .build();
        assertThat(odd.integer(Tag.InstanceNumber)).hasValue(16);
        assertThat(odd.integer(Tag.SeriesNumber)).isEmpty();
        assertThatThrownBy(() -> odd.integers(Tag.SeriesNumber)).isInstanceOf(Rejected.class);
    }

    @Test
    void saysNothingAboutValuesInItsText() {
        assertThat(List.of(dataSet.toString(), dataSet.require(Tag.PatientName).toString()))
                .noneMatch(text -> text.contains("Müller"));
    }
}
