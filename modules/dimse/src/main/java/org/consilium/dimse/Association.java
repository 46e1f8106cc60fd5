package org.consilium.dimse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.message.Message;
import org.consilium.dimse.message.MessageReader;
import org.consilium.dimse.message.MessageWriter;
import org.consilium.dimse.service.Verification;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * An association this side asked for, kept for as many requests as the user has. Every method throws {@link
 * AssociationEnded} once the association is over: aborted, cut or timed out.
 *
 * <p>Not thread-safe: one request at a time.
 */
public final class Association implements AutoCloseable {

    private static final int MESSAGE_ID_MAX = 0xFFFF;

    private final NegotiatedAssociation association;
    private final MessageReader reader;
    private final MessageWriter writer;
    private int messageId;

    Association(NegotiatedAssociation association) {
        this.association = association;
        this.reader = new MessageReader(association);
        this.writer = new MessageWriter(association);
    }

    /** Whether requests can still be made, as far as this side knows. */
    public boolean isEstablished() {
        return association.upperLayer().isEstablished();
    }

    /** Transfer syntaxes in which the peer takes objects of a SOP class. */
    public List<TransferSyntax> accepted(String abstractSyntax) {
        return association.contexts().values().stream()
                .filter(context -> context.abstractSyntax().equals(abstractSyntax))
                .map(NegotiatedContext::transferSyntax)
                .toList();
    }

    /** C-ECHO (PS3.7 9.1.5). Errors: SOP_CLASS_NOT_SUPPORTED when verification was not accepted. */
    public DimseStatus echo() throws IOException {
        NegotiatedContext context = association.contexts().values().stream()
                .filter(each -> each.abstractSyntax().equals(Verification.SOP_CLASS_UID))
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.SOP_CLASS_NOT_SUPPORTED, "C-ECHO was not accepted by the peer"));
        CommandSet command =
                request(CommandField.C_ECHO_RQ, Verification.SOP_CLASS_UID).build();
        writer.send(context.id(), command);
        return response(command);
    }

    /**
     * C-STORE (PS3.7 9.1.1).
     *
     * <p>Errors: TRANSFER_SYNTAX_NOT_SUPPORTED when the peer did not accept the SOP class in this transfer syntax; the
     * association stays usable.
     *
     * @return the status of the peer's response
     */
    public DimseStatus store(StoreItem item) throws IOException {
        NegotiatedContext context = find(item.sopClassUid(), item.transferSyntax())
                .orElseThrow(() -> new Rejected(
                        Reason.TRANSFER_SYNTAX_NOT_SUPPORTED,
                        item.sopClassUid() + " in " + item.transferSyntax().uid() + " was not accepted by the peer"));
        CommandSet command = request(CommandField.C_STORE_RQ, item.sopClassUid())
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, item.sopInstanceUid())
                .number(CommandElement.PRIORITY, 0)
                .dataSetFollows()
                .build();
        writer.send(context.id(), command, item.dataSet(), item.length());
        return response(command);
    }

    /** Releases the association; when that does not work it is aborted. */
    @Override
    public void close() {
        try (var layer = association.upperLayer()) {
            if (layer.isEstablished()) {
                layer.release();
            }
        } catch (IOException e) {
            abort(); // everything the user waited for has been answered before
        }
    }

    /** Ends the association at once. */
    public void abort() {
        association.upperLayer().abort();
        association.upperLayer().transport().close();
    }

    private Optional<NegotiatedContext> find(String abstractSyntax, TransferSyntax transferSyntax) {
        return association.contexts().values().stream()
                .filter(context -> context.abstractSyntax().equals(abstractSyntax))
                .filter(context -> context.transferSyntax().equals(transferSyntax))
                .findFirst();
    }

    private CommandSet.Builder request(int field, String sopClassUid) {
        messageId = messageId == MESSAGE_ID_MAX ? 1 : messageId + 1;
        return CommandSet.builder(field)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, sopClassUid)
                .number(CommandElement.MESSAGE_ID, messageId);
    }

    private DimseStatus response(CommandSet request) throws IOException {
        Message message = reader.next(association.timeouts().message())
                .orElseThrow(() -> new AssociationEnded("The peer released the association before it answered"));
        message.drain();
        CommandSet response = message.command();
        boolean ours = response.field() == CommandField.responseTo(request.field())
                && response.number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO).orElse(-1) == request.messageId();
        if (!ours || response.number(CommandElement.STATUS).isEmpty()) {
            abort();
            throw new AssociationEnded("The peer answered something that was not asked");
        }
        return new DimseStatus(response.number(CommandElement.STATUS).getAsInt());
    }
}
