package org.consilium.dimse.retrieve;

import java.io.IOException;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Exchange;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** What C-MOVE and C-GET have in common on the side of the provider. */
final class Retrievals {

    /** PS3.4 table C.4-2: unable to process. */
    static final DimseStatus UNABLE_TO_PROCESS = new DimseStatus(0xC001);

    private Retrievals() {}

    /** Errors: MISSING_ATTRIBUTE without an identifier. */
    static RetrieveRequest request(Exchange exchange) throws IOException {
        if (!exchange.request().command().hasDataSet()) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "a retrieval without identifier");
        }
        return new RetrieveRequest(
                exchange.peer(),
                exchange.request().context().abstractSyntax(),
                exchange.readDataSet(Exchange.IDENTIFIER_LENGTH_MAX));
    }
}
