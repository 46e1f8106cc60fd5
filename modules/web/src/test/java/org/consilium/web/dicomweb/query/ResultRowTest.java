package org.consilium.web.dicomweb.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.junit.jupiter.api.Test;

class ResultRowTest {

    @Test
    void showsTextThatBreaksTheRulesOfItsValueRepresentation() {
        DataSet row = new ResultRow()
                .text(Tag.PatientSex, "männlich")
                .text(Tag.AccessionNumber, "longer than sixteen characters")
                .build();
        assertThat(row.text(Tag.PatientSex)).contains("männlich");
        assertThat(row.text(Tag.AccessionNumber)).contains("longer than sixteen characters");
    }

    @Test
    void leavesOutANumberThatItsValueRepresentationDoesNotHold() {
        DataSet row = new ResultRow()
                .number(Tag.Rows, OptionalInt.of(100_000))
                .number(Tag.Columns, -1)
                .number(Tag.BitsAllocated, 0xFFFF)
                .number(Tag.InstanceNumber, Integer.MIN_VALUE)
                .build();
        assertThat(row.contains(Tag.Rows)).isFalse();
        assertThat(row.contains(Tag.Columns)).isFalse();
        assertThat(row.integer(Tag.BitsAllocated)).hasValue(0xFFFF);
        assertThat(row.integer(Tag.InstanceNumber)).hasValue(Integer.MIN_VALUE);
    }
}
