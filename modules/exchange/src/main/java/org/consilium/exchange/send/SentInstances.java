package org.consilium.exchange.send;

import org.consilium.archive.StoredInstance;
import org.consilium.kernel.AeTitle;

/** Told of every instance that another system has taken. Must not wait for anything. */
@FunctionalInterface
public interface SentInstances {

    void sent(AeTitle to, StoredInstance instance);
}
