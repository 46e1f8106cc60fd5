package org.consilium.dimse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.StorageUser;
import org.consilium.dimse.service.Verification;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * An association this side asked for, kept for as many requests as the user has. Every method throws {@link
 * AssociationEnded} once the association is over: aborted, cut or timed out.
 *
 * <p>Any thread may make requests. As many as the asynchronous operations window allows are outstanding at a time, one
 * without negotiation; others wait.
 */
public final class Association implements AutoCloseable {

    private final ProtocolMachine machine;

    Association(ProtocolMachine machine) {
        this.machine = machine;
    }

    /** For requests of services that have no method here. */
    public ProtocolMachine machine() {
        return machine;
    }

    /** Whether requests can still be made, as far as this side knows. */
    public boolean isEstablished() {
        return machine.isEstablished();
    }

    /** Transfer syntaxes in which the peer takes objects of a SOP class. */
    public List<TransferSyntax> accepted(String abstractSyntax) {
        return asUser(abstractSyntax).map(NegotiatedContext::transferSyntax).toList();
    }

    /** C-ECHO (PS3.7 9.1.5). Errors: SOP_CLASS_NOT_SUPPORTED when verification was not accepted. */
    public DimseStatus echo() throws IOException {
        NegotiatedContext context = asUser(Verification.SOP_CLASS_UID)
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.SOP_CLASS_NOT_SUPPORTED, "C-ECHO was not accepted by the peer"));
        CommandSet.Builder request = CommandSet.builder(CommandField.C_ECHO_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, Verification.SOP_CLASS_UID);
        return machine.invoke(context, request).next().status();
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
        NegotiatedContext context = asUser(item.sopClassUid())
                .filter(each -> each.transferSyntax().equals(item.transferSyntax()))
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        Reason.TRANSFER_SYNTAX_NOT_SUPPORTED,
                        item.sopClassUid() + " in " + item.transferSyntax().uid() + " was not accepted by the peer"));
        return new StorageUser(machine)
                .store(context, item.sopInstanceUid(), item.dataSet(), item.length(), Optional.empty());
    }

    /** Releases the association; when that does not work it is aborted. Others that still wait for a response get none. */
    @Override
    public void close() {
        machine.close();
    }

    /** Ends the association at once. */
    public void abort() {
        machine.abort();
    }

    private Stream<NegotiatedContext> asUser(String abstractSyntax) {
        return machine.contexts(abstractSyntax).stream()
                .filter(context -> context.roles().scu());
    }
}
