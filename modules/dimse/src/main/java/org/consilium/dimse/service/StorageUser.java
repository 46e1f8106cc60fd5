package org.consilium.dimse.service;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;

/** Storage service class as user: C-STORE (PS3.7 9.1.1). */
public final class StorageUser {

    private final ProtocolMachine machine;

    public StorageUser(ProtocolMachine machine) {
        this.machine = machine;
    }

    /**
     * Sends an instance.
     *
     * @param context of its SOP class, in the transfer syntax of the data set
     * @param dataSet read while it is sent
     * @param length of the data set in bytes
     */
    public DimseStatus store(
            NegotiatedContext context,
            String sopInstanceUid,
            InputStream dataSet,
            long length,
            Optional<MoveOriginator> originator)
            throws IOException {
        CommandSet.Builder request = CommandSet.builder(CommandField.C_STORE_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, context.abstractSyntax())
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid)
                .number(CommandElement.PRIORITY, 0);
        originator.ifPresent(by -> request.text(
                        CommandElement.MOVE_ORIGINATOR_AE_TITLE, by.aeTitle().value())
                .number(CommandElement.MOVE_ORIGINATOR_MESSAGE_ID, by.messageId()));
        return machine.invoke(context, request, dataSet, length).only().status();
    }
}
