package org.consilium.dimse.retrieve;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.service.Invocation;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.Response;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;

/** C-MOVE and C-GET as user (PS3.7 9.1.3, 9.1.4, PS3.4 C.4.2, C.4.3). */
public final class RetrieveUser {

    private final ProtocolMachine machine;

    public RetrieveUser(ProtocolMachine machine) {
        this.machine = machine;
    }

    /**
     * Has instances sent to a third side.
     *
     * @param goOn is given the counters of each pending response; with false the retrieval is cancelled
     */
    public RetrieveResult move(
            NegotiatedContext context, DataSet identifier, AeTitle destination, Predicate<SubOperationCounters> goOn)
            throws IOException {
        return retrieve(
                context,
                request(CommandField.C_MOVE_RQ, context).text(CommandElement.MOVE_DESTINATION, destination.value()),
                identifier,
                goOn);
    }

    /** Has instances sent over the same association, to the storage service that it was opened with. */
    public RetrieveResult get(NegotiatedContext context, DataSet identifier, Predicate<SubOperationCounters> goOn)
            throws IOException {
        return retrieve(context, request(CommandField.C_GET_RQ, context), identifier, goOn);
    }

    private static CommandSet.Builder request(int field, NegotiatedContext context) {
        return CommandSet.builder(field)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, context.abstractSyntax())
                .number(CommandElement.PRIORITY, 0);
    }

    private RetrieveResult retrieve(
            NegotiatedContext context,
            CommandSet.Builder request,
            DataSet identifier,
            Predicate<SubOperationCounters> goOn)
            throws IOException {
        try (Invocation invocation = machine.invoke(context, request, identifier)) {
            boolean cancelled = false;
            var counters = new SubOperationCounters(0, 0, 0, 0);
            Response response = invocation.next();
            while (response.status().isPending()) {
                counters = SubOperationCounters.of(response.command());
                if (!cancelled && !goOn.test(counters)) {
                    invocation.cancel();
                    cancelled = true;
                }
                response = invocation.next();
            }
            boolean counted = response.command()
                    .number(CommandElement.NUMBER_OF_COMPLETED_SUB_OPERATIONS)
                    .isPresent();
            return new RetrieveResult(
                    response.status(),
                    counted ? SubOperationCounters.of(response.command()) : counters,
                    failedUids(response));
        }
    }

    /** A list that cannot be read is none: the status counts. */
    private static List<String> failedUids(Response response) {
        try {
            Optional<DataSet> identifier = response.dataSet();
            return identifier
                    .map(each -> each.texts(Tag.FailedSOPInstanceUIDList))
                    .orElse(List.of());
        } catch (Rejected e) {
            return List.of();
        }
    }
}
