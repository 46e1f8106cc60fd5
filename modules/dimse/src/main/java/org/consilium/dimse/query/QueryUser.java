package org.consilium.dimse.query;

import java.io.IOException;
import java.util.function.Predicate;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Invocation;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.Response;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** C-FIND as user (PS3.7 9.1.2, PS3.4 C.4.1). */
public final class QueryUser {

    private final ProtocolMachine machine;

    public QueryUser(ProtocolMachine machine) {
        this.machine = machine;
    }

    /**
     * Asks, and gives each match to the caller as it comes.
     *
     * <p>Errors: those of a match that is no data set; then the query is cancelled.
     *
     * @param context of the information model
     * @param wanted takes a match, or says with false that it and further ones are not wanted: then the query is cancelled
     */
    public QueryResult find(NegotiatedContext context, DataSet identifier, Predicate<DataSet> wanted)
            throws IOException {
        CommandSet.Builder request = CommandSet.builder(CommandField.C_FIND_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, context.abstractSyntax())
                .number(CommandElement.PRIORITY, 0);
        try (Invocation invocation = machine.invoke(context, request, identifier)) {
            return take(invocation, wanted);
        }
    }

    private static QueryResult take(Invocation invocation, Predicate<DataSet> wanted) throws IOException {
        int taken = 0;
        boolean withoutOptionalKeys = false;
        Response response = invocation.next();
        while (response.status().isPending()) {
            withoutOptionalKeys |= response.status().equals(DimseStatus.PENDING_WITHOUT_OPTIONAL_KEYS);
            DataSet match = response.dataSet()
                    .orElseThrow(() -> new Rejected(Reason.MISSING_ATTRIBUTE, "a match without identifier"));
            if (!wanted.test(match)) {
                DimseStatus status = invocation.cancelAndDrain();
                return new QueryResult(status, taken, false, withoutOptionalKeys);
            }
            taken++;
            response = invocation.next();
        }
        return new QueryResult(response.status(), taken, response.status().isSuccess(), withoutOptionalKeys);
    }
}
