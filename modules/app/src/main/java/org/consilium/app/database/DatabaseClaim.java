package org.consilium.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.consilium.app.start.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That this node and no other works with a database. It is a lock of the database itself, held by a session of its own as long as the
 * node lives, so that nothing has to be cleared away after a crash. A session that breaks is made again; when another node has come in
 * between, this one must end: both would move the same instances and announce the same studies.
 */
final class DatabaseClaim implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClaim.class);

    /** How long a start waits for a node that has just been killed to be forgotten. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final ClaimSessions sessions;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watching;
    private Connection session;

    private DatabaseClaim(ClaimSessions sessions, Connection session, Runnable onTaken) {
        this.sessions = sessions;
        this.session = session;
        this.watching = Thread.ofPlatform().name("database-claim").daemon().unstarted(() -> watch(onTaken));
    }

    /**
     * Takes the database for this node.
     *
     * @param onTaken run once, in a thread of its own, when another node has the database after an outage
     * @throws StartRefused when another node keeps it, or it does not answer
     */
    static DatabaseClaim take(ClaimSessions sessions, Duration patience, Runnable onTaken) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            var session = sessions.lock();
            while (session.isEmpty() && System.nanoTime() < until) {
                TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
                session = sessions.lock();
            }
            if (session.isEmpty()) {
                throw new StartRefused("Another node uses the database at " + sessions.url() + " (" + sessions.holder()
                        + "). Stop it, or give this one a database of its own with CONSILIUM_DB_URL.");
            }
            var claim = new DatabaseClaim(sessions, session.get(), onTaken);
            claim.watching.start();
            return claim;
        } catch (SQLException e) {
            throw new StartRefused("PostgreSQL does not answer at " + sessions.url() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while waiting for the database", e);
        }
    }

    private void watch(Runnable onTaken) {
        try {
            while (!closing.await(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!sessions.isAlive(session) && !regained()) {
                    LOG.error("Another node uses the database now ({}). This one ends.", holder());
                    Thread.ofPlatform().name("database-taken").start(onTaken);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the database as long as it is away; false when somebody else has it. */
    private boolean regained() throws InterruptedException {
        LOG.warn("The session that holds the database for this node broke");
        ClaimSessions.close(session);
        while (!closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                var again = sessions.lock();
                if (again.isPresent()) {
                    session = again.get();
                    LOG.info("The database is held for this node again");
                    return true;
                }
                if (!sessions.endOwn()) {
                    return false;
                }
            } catch (SQLException away) {
                LOG.debug("The database is away: {}", away.getMessage());
            }
        }
        return true;
    }

    private String holder() {
        try {
            return sessions.holder();
        } catch (SQLException away) {
            return "it does not answer";
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!watching.join(CLOSE_MAX)) {
                LOG.warn("The watch over the database's session did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ClaimSessions.close(session);
    }
}
