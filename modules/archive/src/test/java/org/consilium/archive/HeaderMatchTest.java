package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.consilium.archive.query.HeaderMatch;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.junit.jupiter.api.Test;

class HeaderMatchTest {

    private static final DataSet HEADER = DataSet.builder()
            .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
            .text(Tag.SeriesDate, "20260110")
            .text(Tag.SeriesTime, "101530.5")
            .text(Tag.OperatorsName, "Ångström^Anna")
            .text(Tag.FrameOfReferenceUID, "1.2.3")
            .text(Tag.SliceThickness, "2.50")
            .text(Tag.StationName, "")
            .items(
                    Tag.RequestAttributesSequence,
                    DataSet.builder()
                            .text(Tag.ScheduledProcedureStepID, "S1")
                            .text(Tag.RequestedProcedureID, "R1")
                            .build(),
                    DataSet.builder()
                            .text(Tag.ScheduledProcedureStepID, "S2")
                            .text(Tag.RequestedProcedureID, "R2")
                            .build())
            .build();

    @Test
    void comparesEachKindOfValueAsTheStandardSays() {
        assertMatches(Tag.ImageType, "AXIAL", "ax*|AXI?", "AXI*", "X\\PRIMARY", "*", "");
        assertMatches(Tag.SeriesDate, "20260110", "20260111", "20260101-20260110", "-20260110", "20260110-");
        assertMatches(Tag.SeriesTime, "101530.5", "1015-1014", "10-11", "1000-1015", "-10");
        assertMatches(Tag.OperatorsName, "angstrom*", "nobody", "ÅNGSTRÖM^ANNA");
        assertMatches(Tag.FrameOfReferenceUID, "1.2.3", "1.2.*", "1.2,1.2.3", "9\\1.2.3");
        assertMatches(Tag.SliceThickness, "2.5", "2.6", "2.5e0");
        assertMatches(Tag.StationName, "\"\"", "CT1");
        assertThat(matches(Map.of(List.of(Tag.SliceThickness), "thick"))).isFalse();
        assertThat(matches(Map.of(List.of(Tag.ProtocolName), "\"\""))).isTrue();
        assertThat(matches(Map.of(List.of(Tag.ProtocolName), "x"))).isFalse();
    }

    @Test
    void wantsAllKeysOfASequenceInOneItem() {
        List<Integer> step = List.of(Tag.RequestAttributesSequence, Tag.ScheduledProcedureStepID);
        List<Integer> procedure = List.of(Tag.RequestAttributesSequence, Tag.RequestedProcedureID);
        assertThat(matches(Map.of(step, "S2", procedure, "R2"))).isTrue();
        assertThat(matches(Map.of(step, "S1", procedure, "R2"))).isFalse();
        assertThat(HeaderMatch.of(Map.of(step, "*")).test(DataSet.empty())).isTrue();
    }

    @Test
    void answersSoonWhateverThePattern() {
        DataSet longText = DataSet.builder()
                .bytes(
                        Tag.ImageComments,
                        VR.LT,
                        "a".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .build();
        assertThat(HeaderMatch.of(Map.of(List.of(Tag.ImageComments), "*a".repeat(500) + "b"))
                        .test(longText))
                .isFalse();
    }

    /** @param values the first and those from the third on match, the second does not */
    private static void assertMatches(int tag, String... values) {
        for (int i = 0; i < values.length; i++) {
            assertThat(matches(Map.of(List.of(tag), values[i]))).as(values[i]).isEqualTo(i != 1);
        }
    }

    private static boolean matches(Map<List<Integer>, String> keys) {
        return HeaderMatch.of(keys).test(HEADER);
    }
}
