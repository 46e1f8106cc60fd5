package org.consilium.fuzz;

import static org.consilium.fuzz.PduBytes.item;
import static org.consilium.fuzz.PduBytes.join;
import static org.consilium.fuzz.PduBytes.message;
import static org.consilium.fuzz.PduBytes.pdu;
import static org.consilium.fuzz.PduBytes.release;
import static org.consilium.fuzz.PduBytes.text;
import static org.consilium.fuzz.PduBytes.titles;
import static org.consilium.fuzz.PduBytes.transferSyntaxes;

import java.util.ArrayList;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;

/** What users of queries, retrievals and services with normalized instances say to {@link SmallNode}. */
final class ServiceSeeds {

    private static final String CT = Uids.CTImageStorage;
    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String STEP = Uids.ModalityPerformedProcedureStep;

    /** Contexts have the IDs 1, 3, 5 and so on. */
    private static final List<String> CONTEXTS = List.of(CT, FIND, GET, MOVE, StorageCommitment.SOP_CLASS_UID, STEP);

    private ServiceSeeds() {}

    static List<byte[]> dialogues() {
        byte[] keys = encoded(DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, "1.2")
                .build());
        CommandSet find = query(CommandField.C_FIND_RQ, FIND, 1).build();
        CommandSet get = query(CommandField.C_GET_RQ, GET, 2).build();
        CommandSet move = query(CommandField.C_MOVE_RQ, MOVE, 3)
                .text(CommandElement.MOVE_DESTINATION, "ELSEWHERE")
                .build();
        byte[] cancel = message(
                3,
                CommandSet.builder(CommandField.C_CANCEL_RQ)
                        .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, 1)
                        .build());
        return List.of(
                join(request(), message(3, find, keys), release()),
                join(request(), message(3, find, keys), cancel, release()),
                join(request(), message(5, get, keys), stored(1), stored(2), release()),
                join(request(), message(7, move, keys), release()),
                join(request(), message(9, commit(), encoded(references())), release()),
                join(request(), steps(), release()));
    }

    private static byte[] request() {
        List<byte[]> contexts = new ArrayList<>();
        for (String abstractSyntax : CONTEXTS) {
            byte[] id = {(byte) (2 * contexts.size() + 1), 0, 0, 0};
            contexts.add(item(0x20, id, item(0x30, text(abstractSyntax)), transferSyntaxes()));
        }
        return pdu(
                1,
                join(
                        titles(),
                        item(0x10, text("1.2.840.10008.3.1.1.1")),
                        join(contexts.toArray(byte[][]::new)),
                        PduSeeds.userInformation()));
    }

    private static CommandSet.Builder query(int field, String sopClass, int messageId) {
        return CommandSet.builder(field)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, sopClass)
                .number(CommandElement.MESSAGE_ID, messageId)
                .number(CommandElement.PRIORITY, 0)
                .dataSetFollows();
    }

    /** The answer to a sub-operation of the server. */
    private static byte[] stored(int messageId) {
        CommandSet request = CommandSet.builder(CommandField.C_STORE_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, CT)
                .number(CommandElement.MESSAGE_ID, messageId)
                .build();
        return message(1, CommandSet.responseTo(request, DimseStatus.SUCCESS).build());
    }

    private static CommandSet commit() {
        return requested(CommandField.N_ACTION_RQ, StorageCommitment.SOP_CLASS_UID, 4)
                .uid(CommandElement.REQUESTED_SOP_INSTANCE_UID, StorageCommitment.SOP_INSTANCE_UID)
                .number(CommandElement.ACTION_TYPE_ID, 1)
                .dataSetFollows()
                .build();
    }

    static DataSet references() {
        return DataSet.builder()
                .text(Tag.TransactionUID, "1.2.77")
                .items(
                        Tag.ReferencedSOPSequence,
                        DataSet.builder()
                                .text(Tag.ReferencedSOPClassUID, CT)
                                .text(Tag.ReferencedSOPInstanceUID, "1.2.3")
                                .build())
                .build();
    }

    private static CommandSet.Builder requested(int field, String sopClass, int messageId) {
        return CommandSet.builder(field)
                .uid(CommandElement.REQUESTED_SOP_CLASS_UID, sopClass)
                .number(CommandElement.MESSAGE_ID, messageId);
    }

    /** An instance from N-CREATE to N-DELETE. */
    private static byte[] steps() {
        byte[] attributes = encoded(DataSet.builder()
                .text(Tag.PerformedProcedureStepStatus, "IN PROGRESS")
                .build());
        CommandSet create = CommandSet.builder(CommandField.N_CREATE_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, STEP)
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, "1.2.3")
                .number(CommandElement.MESSAGE_ID, 5)
                .dataSetFollows()
                .build();
        return join(
                message(11, create, attributes),
                message(11, step(CommandField.N_SET_RQ, 6).dataSetFollows().build(), attributes),
                message(
                        11,
                        step(CommandField.N_GET_RQ, 7)
                                .tags(
                                        CommandElement.ATTRIBUTE_IDENTIFIER_LIST,
                                        List.of(Tag.PatientID, Tag.PerformedProcedureStepStatus))
                                .build()),
                message(
                        11,
                        step(CommandField.N_ACTION_RQ, 8)
                                .number(CommandElement.ACTION_TYPE_ID, 1)
                                .build()),
                message(11, step(CommandField.N_DELETE_RQ, 9).build()));
    }

    private static CommandSet.Builder step(int field, int messageId) {
        return requested(field, STEP, messageId).uid(CommandElement.REQUESTED_SOP_INSTANCE_UID, "1.2.3");
    }

    static byte[] encoded(DataSet dataSet) {
        return DataSetWriter.toByteArray(dataSet, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }
}
