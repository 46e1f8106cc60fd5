package org.consilium.dimse.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.dimse.message.DimseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PS3.4 table CC.1.1-2, cell by cell. */
class ProcedureStepStateTest {

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED,SCHEDULED,0xC303", "SCHEDULED,IN_PROGRESS,0x0000",
        "SCHEDULED,COMPLETED,0xC310", "SCHEDULED,CANCELED,0xC310",
        "IN_PROGRESS,SCHEDULED,0xC303", "IN_PROGRESS,IN_PROGRESS,0xC302",
        "IN_PROGRESS,COMPLETED,0x0000", "IN_PROGRESS,CANCELED,0x0000",
        "COMPLETED,SCHEDULED,0xC303", "COMPLETED,IN_PROGRESS,0xC300",
        "COMPLETED,COMPLETED,0xB306", "COMPLETED,CANCELED,0xC300",
        "CANCELED,SCHEDULED,0xC303", "CANCELED,IN_PROGRESS,0xC300",
        "CANCELED,COMPLETED,0xC300", "CANCELED,CANCELED,0xB304"
    })
    void changesAsTheTableSays(ProcedureStepState from, ProcedureStepState to, String status) {
        assertThat(from.change(to, true, true)).isEqualTo(new DimseStatus(Integer.decode(status)));
    }

    @Test
    void wantsTheTransactionUidAndWhatAFinalStateNeeds() {
        assertThat(ProcedureStepState.IN_PROGRESS.change(ProcedureStepState.COMPLETED, false, true))
                .isEqualTo(ProcedureStepStatus.WRONG_TRANSACTION_UID);
        assertThat(ProcedureStepState.SCHEDULED.change(ProcedureStepState.IN_PROGRESS, false, true))
                .isEqualTo(ProcedureStepStatus.WRONG_TRANSACTION_UID);
        assertThat(ProcedureStepState.IN_PROGRESS.change(ProcedureStepState.CANCELED, true, false))
                .isEqualTo(ProcedureStepStatus.FINAL_STATE_NOT_MET);
        assertThat(ProcedureStepState.of("IN PROGRESS")).contains(ProcedureStepState.IN_PROGRESS);
        assertThat(ProcedureStepState.of("DONE")).isEmpty();
    }
}
