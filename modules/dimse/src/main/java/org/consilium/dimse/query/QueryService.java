package org.consilium.dimse.query;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Uids;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Exchange;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** C-FIND as provider (PS3.4 C.4.1.3, K.4.1.3). */
public final class QueryService implements ServiceClass {

    /** PS3.4 table C.4-1: unable to process. */
    private static final DimseStatus UNABLE_TO_PROCESS = new DimseStatus(0xC001);

    private final String sopClassUid;
    private final QueryProvider provider;

    public QueryService(String sopClassUid, QueryProvider provider) {
        this.sopClassUid = sopClassUid;
        this.provider = provider;
    }

    @Override
    public boolean isPerformedBesideReading() {
        return true;
    }

    @Override
    public Optional<byte[]> negotiate(byte[] proposed) {
        Set<QueryOption> supported = EnumSet.noneOf(QueryOption.class);
        supported.addAll(provider.options());
        if (sopClassUid.equals(Uids.ModalityWorklistInformationModelFind)) {
            supported.add(QueryOption.RELATIONAL_QUERIES);
            supported.add(QueryOption.DATE_TIME_MATCHING);
        }
        return Optional.of(QueryOption.answer(proposed, supported));
    }

    @Override
    public DimseStatus failure() {
        return UNABLE_TO_PROCESS;
    }

    @Override
    public boolean perform(Exchange exchange) throws IOException {
        if (exchange.request().command().field() != CommandField.C_FIND_RQ) {
            return false;
        }
        if (!exchange.request().command().hasDataSet()) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "a query without identifier");
        }
        Set<QueryOption> options = exchange.machine()
                .extended(sopClassUid)
                .map(QueryOption::decode)
                .orElse(Set.of());
        DataSet identifier = exchange.readDataSet(Exchange.IDENTIFIER_LENGTH_MAX);
        provider.find(new Query(exchange.peer(), sopClassUid, identifier, options), new Sending(exchange));
        exchange.respond(exchange.isCancelled() ? DimseStatus.CANCEL : DimseStatus.SUCCESS);
        return true;
    }

    private record Sending(Exchange exchange) implements Matches {

        @Override
        public boolean send(DataSet match) throws IOException {
            return send(DimseStatus.PENDING, match);
        }

        @Override
        public boolean sendWithoutOptionalKeys(DataSet match) throws IOException {
            return send(DimseStatus.PENDING_WITHOUT_OPTIONAL_KEYS, match);
        }

        @Override
        public boolean isCancelled() {
            return exchange.isCancelled();
        }

        private boolean send(DimseStatus status, DataSet match) throws IOException {
            if (exchange.isCancelled()) {
                return false;
            }
            exchange.respond(status, UnaryOperator.identity(), Optional.of(match));
            return true;
        }
    }
}
