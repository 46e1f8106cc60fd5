package org.consilium.archive.commit;

import java.time.Instant;
import org.consilium.kernel.AeTitle;

/** A request whose result has not been heard. */
record Commitment(long id, String transactionUid, AeTitle callingAe, Instant decideBy, int attempts) {}
