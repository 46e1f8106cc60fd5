package org.consilium.dimse.service;

import java.io.IOException;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.DimseStatus;

/** Verification service class as provider: C-ECHO (PS3.4 annex A). */
public final class Verification implements ServiceClass {

    /** Verification SOP Class. */
    public static final String SOP_CLASS_UID = "1.2.840.10008.1.1";

    @Override
    public boolean perform(Exchange exchange) throws IOException {
        if (exchange.request().command().field() != CommandField.C_ECHO_RQ) {
            return false;
        }
        exchange.respond(DimseStatus.SUCCESS);
        return true;
    }
}
