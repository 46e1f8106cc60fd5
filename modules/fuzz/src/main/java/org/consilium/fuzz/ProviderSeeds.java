package org.consilium.fuzz;

import static org.consilium.fuzz.PduBytes.item;
import static org.consilium.fuzz.PduBytes.join;
import static org.consilium.fuzz.PduBytes.message;
import static org.consilium.fuzz.PduBytes.pdu;
import static org.consilium.fuzz.PduBytes.released;
import static org.consilium.fuzz.PduBytes.text;
import static org.consilium.fuzz.PduBytes.titles;

import java.util.List;
import java.util.stream.IntStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;

/** What providers say to {@link RequestorProperty}; the first byte chooses what the user asks. */
final class ProviderSeeds {

    private ProviderSeeds() {}

    /** What a receiver of two objects says. */
    static byte[] receiver() {
        return join(
                accept(1),
                answer(1, CommandField.C_STORE_RQ, 1, DimseStatus.SUCCESS),
                answer(1, CommandField.C_STORE_RQ, 2, DimseStatus.SUCCESS),
                released());
    }

    static List<byte[]> dialogues() {
        byte[] match = ServiceSeeds.encoded(
                DataSet.builder().text(Tag.StudyInstanceUID, "1.2").build());
        CommandSet pending = response(CommandField.C_FIND_RQ, 3, DimseStatus.PENDING)
                .dataSetFollows()
                .build();
        byte[] query = join(
                accept(4),
                answer(1, CommandField.C_ECHO_RQ, 1, DimseStatus.SUCCESS),
                answer(3, CommandField.C_STORE_RQ, 2, DimseStatus.SUCCESS),
                message(5, pending, match),
                message(5, pending, match),
                answer(5, CommandField.C_FIND_RQ, 3, DimseStatus.SUCCESS),
                message(7, counted(DimseStatus.PENDING)),
                message(7, counted(DimseStatus.SUCCESS)),
                released());
        return List.of(
                asked(RequestorProperty.QUERY, query),
                asked(RequestorProperty.GET, get()),
                asked(RequestorProperty.NORMALIZED, normalized()),
                asked(
                        RequestorProperty.ASYNCHRONOUS,
                        join(
                                accept(1),
                                answer(1, CommandField.C_ECHO_RQ, 2, DimseStatus.SUCCESS),
                                answer(1, CommandField.C_ECHO_RQ, 1, DimseStatus.SUCCESS),
                                released())),
                asked(RequestorProperty.QUERY, pdu(3, 0, 1, 1, 7)),
                asked(RequestorProperty.QUERY, join(accept(4), pdu(7, 0, 0, 2, 6))));
    }

    private static byte[] asked(int script, byte[] said) {
        return join(new byte[] {(byte) script}, said);
    }

    private static byte[] get() {
        CommandSet store = CommandSet.builder(CommandField.C_STORE_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, Uids.CTImageStorage)
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, "1.2.3")
                .number(CommandElement.MESSAGE_ID, 9)
                .number(CommandElement.PRIORITY, 0)
                .dataSetFollows()
                .build();
        byte[] object =
                ServiceSeeds.encoded(DataSet.builder().text(Tag.PatientID, "1").build());
        return join(
                accept(2),
                message(3, store, object),
                answer(1, CommandField.C_GET_RQ, 1, DimseStatus.SUCCESS),
                released());
    }

    private static byte[] normalized() {
        byte[] attributes = ServiceSeeds.encoded(DataSet.builder()
                .text(Tag.PerformedProcedureStepStatus, "COMPLETED")
                .build());
        CommandSet created = response(CommandField.N_CREATE_RQ, 1, DimseStatus.SUCCESS)
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, "1.2.3")
                .dataSetFollows()
                .build();
        CommandSet lacking = response(CommandField.N_GET_RQ, 2, DimseStatus.ATTRIBUTE_LIST_ERROR)
                .tags(CommandElement.ATTRIBUTE_IDENTIFIER_LIST, List.of(Tag.PatientID))
                .text(CommandElement.ERROR_COMMENT, "unknown")
                .number(CommandElement.ERROR_ID, 7)
                .dataSetFollows()
                .build();
        CommandSet report = CommandSet.builder(CommandField.N_EVENT_REPORT_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, StorageCommitment.SOP_CLASS_UID)
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, StorageCommitment.SOP_INSTANCE_UID)
                .number(CommandElement.MESSAGE_ID, 1)
                .number(CommandElement.EVENT_TYPE_ID, 1)
                .dataSetFollows()
                .build();
        return join(
                accept(2),
                message(1, created, attributes),
                message(1, lacking, attributes),
                answer(3, CommandField.N_ACTION_RQ, 3, DimseStatus.SUCCESS),
                message(3, report, ServiceSeeds.encoded(ServiceSeeds.references())),
                released());
    }

    private static CommandSet counted(DimseStatus status) {
        return response(CommandField.C_MOVE_RQ, 4, status)
                .number(CommandElement.NUMBER_OF_REMAINING_SUB_OPERATIONS, 1)
                .number(CommandElement.NUMBER_OF_COMPLETED_SUB_OPERATIONS, 1)
                .number(CommandElement.NUMBER_OF_FAILED_SUB_OPERATIONS, 0)
                .number(CommandElement.NUMBER_OF_WARNING_SUB_OPERATIONS, 0)
                .build();
    }

    private static CommandSet.Builder response(int request, int messageId, DimseStatus status) {
        return CommandSet.builder(CommandField.responseTo(request))
                .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, messageId)
                .number(CommandElement.STATUS, status.code());
    }

    private static byte[] answer(int contextId, int request, int messageId, DimseStatus status) {
        return message(contextId, response(request, messageId, status).build());
    }

    /** Accepts so many contexts, which have the IDs 1, 3, 5 and so on, with a window of five and both roles. */
    private static byte[] accept(int contexts) {
        byte[] syntax = item(0x40, text(Uids.ImplicitVRLittleEndian));
        byte[][] results = IntStream.range(0, contexts)
                .mapToObj(i -> item(0x21, new byte[] {(byte) (2 * i + 1), 0, 0, 0}, syntax))
                .toArray(byte[][]::new);
        return pdu(
                2,
                join(
                        titles(),
                        item(0x10, text("1.2.840.10008.3.1.1.1")),
                        join(results),
                        item(
                                0x50,
                                item(0x51, new byte[] {0, 0, 0x40, 0}),
                                item(0x52, text("1.2.3.4")),
                                item(0x53, new byte[] {0, 5, 0, 5}),
                                item(0x54, PduBytes.counted(text(Uids.CTImageStorage)), new byte[] {0, 1}))));
    }
}
