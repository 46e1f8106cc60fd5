package org.consilium.dimse.normalized;

import java.io.IOException;

/** Hears what providers tell their users (N-EVENT-REPORT). Called by many threads at once. */
@FunctionalInterface
public interface EventListener {

    NormalizedResponse heard(NormalizedRequest.EventReport report) throws IOException;
}
