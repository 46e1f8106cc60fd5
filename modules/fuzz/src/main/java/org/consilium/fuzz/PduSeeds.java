package org.consilium.fuzz;

import static org.consilium.fuzz.PduBytes.counted;
import static org.consilium.fuzz.PduBytes.data;
import static org.consilium.fuzz.PduBytes.item;
import static org.consilium.fuzz.PduBytes.join;
import static org.consilium.fuzz.PduBytes.message;
import static org.consilium.fuzz.PduBytes.pdu;
import static org.consilium.fuzz.PduBytes.release;
import static org.consilium.fuzz.PduBytes.released;
import static org.consilium.fuzz.PduBytes.text;
import static org.consilium.fuzz.PduBytes.titles;
import static org.consilium.fuzz.PduBytes.transferSyntaxes;
import static org.consilium.fuzz.PduBytes.value;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;

/** PDUs, written here byte by byte so that all items are there whatever the toolkit itself would send. */
final class PduSeeds {

    private static final int LAST_COMMAND = 3;
    private static final int LAST_DATA = 2;
    private static final String VERIFICATION = Uids.Verification;
    private static final String CT = Uids.CTImageStorage;

    private PduSeeds() {}

    static List<byte[]> pdus() {
        return List.of(
                request(),
                accept(),
                pdu(3, 0, 1, 1, 7),
                release(),
                released(),
                pdu(7, 0, 0, 2, 6),
                data(value(1, LAST_COMMAND, echo().encode()), value(3, LAST_DATA, new byte[8])),
                join(request(), message(1, echo()), release()));
    }

    /** What whole peers say, from the request to the release. */
    static List<byte[]> dialogues() {
        byte[] object =
                DataSetSeeds.encoded(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN).getFirst();
        byte[] release = release();
        byte[] echo = message(1, echo());
        byte[] store = message(3, store(), object);
        return List.of(
                join(request(), release),
                join(request(), echo, release),
                join(request(), store, echo, release),
                join(
                        request(),
                        data(
                                value(3, LAST_COMMAND, store().encode()),
                                value(3, 0, object),
                                value(3, LAST_DATA, new byte[0])),
                        release),
                join(request(), store, request()),
                join(request(), pdu(7, 0, 0, 2, 6)),
                join(request(), message(1, cancel()), release),
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3});
    }

    static List<byte[]> commandSets() {
        return List.of(
                echo().encode(),
                store().encode(),
                cancel().encode(),
                CommandSet.responseTo(store(), DimseStatus.SUCCESS).build().encode());
    }

    private static CommandSet echo() {
        return CommandSet.builder(CommandField.C_ECHO_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, VERIFICATION)
                .number(CommandElement.MESSAGE_ID, 1)
                .build();
    }

    private static CommandSet store() {
        return CommandSet.builder(CommandField.C_STORE_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, CT)
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, "1.2.3")
                .number(CommandElement.MESSAGE_ID, 2)
                .number(CommandElement.PRIORITY, 0)
                .dataSetFollows()
                .build();
    }

    /** C-CANCEL-RQ (PS3.7 9.3.2.3). */
    private static CommandSet cancel() {
        return CommandSet.builder(0x0FFF)
                .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, 1)
                .build();
    }

    private static byte[] request() {
        return pdu(
                1,
                join(
                        titles(),
                        item(0x10, text("1.2.840.10008.3.1.1.1")),
                        item(0x20, new byte[] {1, 0, 0, 0}, item(0x30, text(VERIFICATION)), transferSyntaxes()),
                        item(0x20, new byte[] {3, 0, 0, 0}, item(0x30, text(CT)), transferSyntaxes()),
                        item(
                                0x20,
                                new byte[] {5, 0, 0, 0},
                                item(0x30, text(Uids.StudyRootQueryRetrieveInformationModelFind)),
                                transferSyntaxes()),
                        userInformation()));
    }

    private static byte[] accept() {
        byte[] syntax = item(0x40, text(Uids.ImplicitVRLittleEndian));
        return pdu(
                2,
                join(
                        titles(),
                        item(0x10, text("1.2.840.10008.3.1.1.1")),
                        item(0x21, new byte[] {1, 0, 0, 0}, syntax),
                        item(0x21, new byte[] {3, 0, 3, 0}, syntax),
                        item(0x50, item(0x51, new byte[] {0, 0, 0x40, 0}), item(0x59, new byte[] {0, 1, 65}))));
    }

    /** All sub-items of PS3.7 annex D.3.3. */
    static byte[] userInformation() {
        return item(
                0x50,
                item(0x51, new byte[] {0, 0, 0x40, 0}),
                item(0x52, text("1.2.3.4")),
                item(0x53, new byte[] {0, 5, 0, 5}),
                item(0x54, counted(text(CT)), new byte[] {1, 1}),
                item(0x55, text("FUZZER_1")),
                item(0x56, counted(text(CT)), new byte[] {2, 0, 0, 0, 1, 0}),
                item(0x57, counted(text(CT)), counted(text("1.2.840.10008.4.2")), counted(counted(text("1.2.3")))),
                item(0x58, new byte[] {2, 1}, counted(text("user")), counted(text("secret"))));
    }
}
