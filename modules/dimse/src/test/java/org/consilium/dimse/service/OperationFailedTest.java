package org.consilium.dimse.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.junit.jupiter.api.Test;

class OperationFailedTest {

    @Test
    void saysInTheResponseWhatOffendedAndWhy() {
        var failed = new OperationFailed(new DimseStatus(0xA900), "Patient ID lacks\na \\ value", 0x00100020);
        CommandSet response = failed.writeTo(CommandSet.builder(CommandField.responseTo(CommandField.C_FIND_RQ)))
                .build();
        assertThat(response.tags(CommandElement.OFFENDING_ELEMENT)).containsExactly(0x00100020);
        assertThat(response.text(CommandElement.ERROR_COMMENT)).contains("Patient ID lacks?a ? value");
    }

    @Test
    void keepsTheCommentAsShortAsItsValueRepresentationWants() {
        var failed = new OperationFailed(new DimseStatus(0xA700), "x".repeat(100));
        CommandSet response = failed.writeTo(CommandSet.builder(CommandField.responseTo(CommandField.C_FIND_RQ)))
                .build();
        assertThat(response.text(CommandElement.ERROR_COMMENT)).contains("x".repeat(64));
        assertThat(response.tags(CommandElement.OFFENDING_ELEMENT)).isEmpty();
    }
}
