package org.consilium.dimse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.UidDictionary;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.query.QueryOption;
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.query.QueryUser;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.dimse.retrieve.RetrieveUser;
import org.consilium.dimse.retrieve.SubOperationCounters;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.StorageUser;
import org.consilium.dimse.service.Verification;
import org.consilium.kernel.AeTitle;
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
        NegotiatedContext context = require(Verification.SOP_CLASS_UID);
        CommandSet.Builder request = CommandSet.builder(CommandField.C_ECHO_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, Verification.SOP_CLASS_UID);
        return machine.invoke(context, request).only().status();
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

    /**
     * C-FIND (PS3.7 9.1.2).
     *
     * <p>Errors: SOP_CLASS_NOT_SUPPORTED when the information model was not accepted.
     *
     * @param sopClassUid the information model, for example patient root, study root or modality worklist
     * @param wanted is given each match as it comes; with false it says that it wants neither this nor more, which cancels
     *     the query
     */
    public QueryResult find(String sopClassUid, DataSet identifier, Predicate<DataSet> wanted) throws IOException {
        return new QueryUser(machine).find(require(sopClassUid), identifier, wanted);
    }

    /** The same with a limit: the query is cancelled as soon as there turns out to be one match more. */
    public QueryResult find(String sopClassUid, DataSet identifier, int limit, Consumer<DataSet> matches)
            throws IOException {
        var left = new AtomicInteger(limit);
        return find(sopClassUid, identifier, match -> {
            boolean wanted = left.getAndDecrement() > 0;
            if (wanted) {
                matches.accept(match);
            }
            return wanted;
        });
    }

    /**
     * C-MOVE (PS3.7 9.1.4).
     *
     * <p>Errors: SOP_CLASS_NOT_SUPPORTED when the information model was not accepted.
     *
     * @param destination title that the peer has to know
     * @param goOn is given the counters of each pending response; with false the retrieval is cancelled
     */
    public RetrieveResult move(
            String sopClassUid, DataSet identifier, AeTitle destination, Predicate<SubOperationCounters> goOn)
            throws IOException {
        return new RetrieveUser(machine).move(require(sopClassUid), identifier, destination, goOn);
    }

    /**
     * C-GET (PS3.7 9.1.3) on an association of {@link DimseClient#connectForGet}.
     *
     * <p>Errors: as with {@link #move}.
     */
    public RetrieveResult get(String sopClassUid, DataSet identifier, Predicate<SubOperationCounters> goOn)
            throws IOException {
        return new RetrieveUser(machine).get(require(sopClassUid), identifier, goOn);
    }

    /** What was agreed on about queries of an information model (PS3.4 C.5.1.1). */
    public Set<QueryOption> queryOptions(String sopClassUid) {
        return machine.extended(sopClassUid).map(QueryOption::decode).orElse(Set.of());
    }

    /**
     * Releases the association, once what the peer asked of this side is answered ({@link ProtocolMachine#close}); when that does
     * not work it is aborted. Others that still wait for a response get none.
     */
    @Override
    public void close() {
        machine.close();
    }

    /** Ends the association at once. */
    public void abort() {
        machine.abort();
    }

    private NegotiatedContext require(String abstractSyntax) {
        return asUser(abstractSyntax)
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        Reason.SOP_CLASS_NOT_SUPPORTED,
                        UidDictionary.name(abstractSyntax) + " was not accepted by the peer"));
    }

    private Stream<NegotiatedContext> asUser(String abstractSyntax) {
        return machine.contexts(abstractSyntax).stream()
                .filter(context -> context.roles().scu());
    }
}
