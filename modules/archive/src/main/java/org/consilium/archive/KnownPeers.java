package org.consilium.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The configured peers, read at most once a second; while PostgreSQL is away those read last, so that they can go on sending. */
public final class KnownPeers {

    private static final Logger LOG = LoggerFactory.getLogger(KnownPeers.class);
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final RemoteAes remoteAes;
    private final Clock clock;
    private volatile Map<AeTitle, RemoteAe> byTitle = Map.of();
    private volatile Instant readAt = Instant.MIN;
    private final ReentrantLock reading = new ReentrantLock();

    public KnownPeers(RemoteAes remoteAes, Clock clock) {
        this.remoteAes = remoteAes;
        this.clock = clock;
    }

    Optional<RemoteAe> find(AeTitle title) {
        if (isStale()) {
            refresh();
        }
        return Optional.ofNullable(byTitle.get(title));
    }

    private boolean isStale() {
        return clock.instant().isAfter(readAt.plus(KEPT));
    }

    /** One reads; the others go on with what was read last, so that not everybody waits for a database that is away. */
    private void refresh() {
        if (readAt.equals(Instant.MIN)) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return;
        }
        try {
            if (isStale()) {
                read();
            }
        } finally {
            readAt = clock.instant();
            reading.unlock();
        }
    }

    private void read() {
        try {
            List<RemoteAe> all = remoteAes.all();
            byTitle = all.stream().collect(Collectors.toMap(RemoteAe::aeTitle, Function.identity()));
        } catch (DataAccessException e) {
            LOG.warn("The configured peers cannot be read; those known are kept: {}", e.toString());
        }
    }
}
