package org.consilium.security.audit.chain;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the end of the chain from time to time, in the database and in a file beside it. Used by one thread, but for {@link #newest}. */
final class SignedEnds {

    private static final Logger LOG = LoggerFactory.getLogger(SignedEnds.class);

    private final ChainRows rows;
    private final NodeKey key;
    private final HeadFile file;
    private final Duration every;
    private final Clock clock;
    private volatile Optional<SignedHead> newest = Optional.empty();

    SignedEnds(ChainRows rows, NodeKey key, HeadFile file, Duration every, Clock clock) {
        this.rows = rows;
        this.key = key;
        this.file = file;
        this.every = every;
        this.clock = clock;
    }

    /** The last one this node signed since its start. */
    Optional<SignedHead> newest() {
        return newest;
    }

    /** Up to which event the chain was signed, when it ends before that: it has lost events while the node was down. */
    Optional<Long> signedBehind(Link last) throws IOException {
        return file.read().map(SignedHead::seq).filter(seq -> seq > last.seq());
    }

    void signWhenDue(Link last) {
        var now = clock.instant();
        boolean due = newest.map(SignedHead::at)
                .map(at -> !now.isBefore(at.plus(every)))
                .orElse(true);
        if (due) {
            sign(last, now);
        }
    }

    void sign(Link last) {
        sign(last, clock.instant());
    }

    private void sign(Link last, Instant now) {
        if (last.seq() == 0 || newest.filter(known -> known.link().equals(last)).isPresent()) {
            return;
        }
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        var signature = Base64.getEncoder().encodeToString(key.sign(SignedHead.text(last, at)));
        var signed = new SignedHead(last.seq(), last.hex(), at, key.id(), signature);
        try {
            file.write(signed);
        } catch (IOException e) {
            LOG.error("The head of the audit trail cannot be written beside the database: {}", e.getMessage());
        }
        rows.sign(signed);
        newest = Optional.of(signed);
    }
}
