package org.consilium.dimse.service;

import java.io.IOException;

/** Provider of the messages of some abstract syntaxes (PS3.4). */
@FunctionalInterface
public interface ServiceClass {

    /**
     * Does what a request asks and answers it through the exchange.
     *
     * @return whether the operation is one of this service class; when not, the dispatcher answers so
     */
    boolean perform(Exchange exchange) throws IOException;
}
