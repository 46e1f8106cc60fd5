package org.consilium.security.audit.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Verifies the trail when somebody asks, one at a time, and remembers what was found. */
public final class TrailCheck {

    private final JdbcClient jdbc;
    private final Path folder;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Verdict> latest = Optional.empty();

    /** @param folder of the public keys and of the head beside the database */
    public TrailCheck(JdbcClient jdbc, Path folder, Clock clock) {
        this.jdbc = jdbc;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Goes through the whole trail.
     *
     * @param others signed ends from elsewhere, beside the file in the folder
     * @throws IOException when keys or head cannot be read
     */
    public Verdict run(Collection<SignedHead> others) throws IOException {
        lock.lock();
        try {
            var heads = new ArrayList<>(others);
            new HeadFile(folder).read().ifPresent(heads::add);
            var verdict = new Verification(jdbc, NodeKey.publicKeys(folder)).run(heads, clock.instant());
            latest = Optional.of(verdict);
            return verdict;
        } finally {
            lock.unlock();
        }
    }

    public Optional<Verdict> latest() {
        return latest;
    }
}
