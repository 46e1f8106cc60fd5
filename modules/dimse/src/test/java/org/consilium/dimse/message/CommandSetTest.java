package org.consilium.dimse.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSetTest {

    @Test
    void readsBackWhatItWrites() {
        CommandSet echo = CommandSet.builder(CommandField.C_ECHO_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, "1.2.840.10008.1.1")
                .number(CommandElement.MESSAGE_ID, 65535)
                .build();
        CommandSet read = CommandSet.decode(echo.encode());

        assertThat(read.field()).isEqualTo(CommandField.C_ECHO_RQ);
        assertThat(read.messageId()).isEqualTo(65535);
        assertThat(read.hasDataSet()).isFalse();
        assertThat(read.text(CommandElement.AFFECTED_SOP_CLASS_UID)).contains("1.2.840.10008.1.1");
        assertThat(read.encode()).isEqualTo(echo.encode());
    }

    @Test
    void writesTheBytesOfTheStandard() {
        CommandSet echo = CommandSet.builder(CommandField.C_ECHO_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, "1.2.840.10008.1.1")
                .number(CommandElement.MESSAGE_ID, 1)
                .build();
        assertThat(HexFormat.of().withUpperCase().formatHex(echo.encode()))
                .isEqualTo("00000000" + "04000000" + "38000000"
                        + "00000200" + "12000000" + "312E322E3834302E31303030382E312E3100"
                        + "00000001" + "02000000" + "3000"
                        + "00001001" + "02000000" + "0100"
                        + "00000008" + "02000000" + "0101");
    }

    @Test
    void repeatsInAResponseWhatTheRequestSaid() {
        CommandSet request = CommandSet.builder(CommandField.C_STORE_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, "1.2.3")
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, "1.2.3.4")
                .number(CommandElement.MESSAGE_ID, 7)
                .dataSetFollows()
                .build();
        CommandSet response =
                CommandSet.responseTo(request, DimseStatus.OUT_OF_RESOURCES).build();

        assertThat(response.field()).isEqualTo(0x8001);
        assertThat(response.number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO))
                .hasValue(7);
        assertThat(response.number(CommandElement.STATUS)).hasValue(0xA700);
        assertThat(response.text(CommandElement.AFFECTED_SOP_INSTANCE_UID)).contains("1.2.3.4");
        assertThat(response.hasDataSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no command field
                "000000", // cut
                "0000000102000000", // value missing
                "00000001FFFFFFFF", // 4 GiB
                "0800160002000000" + "3100", // not group 0000
                "0000000100000000" // empty command field
            })
    void refusesWhatIsNoCommand(String bytes) {
        assertThatThrownBy(() -> CommandSet.decode(HexFormat.of().parseHex(bytes)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void tellsSuccessWarningAndFailureApart() {
        assertThat(DimseStatus.SUCCESS.isSuccess()).isTrue();
        assertThat(new DimseStatus(0xB007).isWarning()).isTrue();
        assertThat(new DimseStatus(0xA700)).satisfies(status -> {
            assertThat(status.isSuccess()).isFalse();
            assertThat(status.isWarning()).isFalse();
            assertThat(status.isOutOfResources()).isTrue();
            assertThat(status).hasToString("0xA700");
        });
    }

    @Test
    void writesTagsAsGroupAndElementInLittleEndian() {
        CommandSet command = CommandSet.builder(CommandField.N_GET_RQ)
                .tags(CommandElement.ATTRIBUTE_IDENTIFIER_LIST, List.of(0x00400252, 0xFFFEE000))
                .build();
        assertThat(HexFormat.of().formatHex(command.encode()))
                .contains("00000510" + "08000000" + "40005202" + "feff00e0");
        CommandSet read = CommandSet.decode(command.encode());
        assertThat(read.tags(CommandElement.ATTRIBUTE_IDENTIFIER_LIST)).containsExactly(0x00400252, 0xFFFEE000);
        assertThat(read.tags(CommandElement.OFFENDING_ELEMENT)).isEmpty();
    }
}
