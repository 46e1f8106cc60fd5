package org.consilium.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributePathTest {

    @ParameterizedTest
    @ValueSource(strings = {"PatientName", "0010,0010", "00100010", "(0010,0010)"})
    void takesKeywordsAndTags(String text) {
        assertThat(AttributePath.parse(text).tag()).isEqualTo(Tag.PatientName);
    }

    @Test
    void leadsIntoItemsOfSequences() {
        AttributePath path = AttributePath.parse("ReferencedSeriesSequence[1].0020000E");
        assertThat(path.steps()).isEqualTo(List.of(new AttributePath.Step(Tag.ReferencedSeriesSequence, 1)));
        DataSet first = DataSet.builder().text(Tag.SeriesInstanceUID, "1.1").build();
        DataSet second = DataSet.builder().text(Tag.SeriesInstanceUID, "1.2").build();
        DataSet whole = DataSet.builder()
                .items(Tag.ReferencedSeriesSequence, first, second)
                .build();
        assertThat(path.valueIn(whole)).isEqualTo("1.2");
        assertThat(path.valueIn(first)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NoSuchKeyword", "0010", "PatientName.", "A[0", "PatientName[x]"})
    void refusesWhatIsNoAttribute(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AttributePath.parse(text));
    }
}
