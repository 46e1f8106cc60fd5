package org.consilium.exchange.syslog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.TrailEntry;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.chain.RepositoryRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Follows the trail and tells a repository elsewhere, in order. Syslog has no answers: a batch counts as told once the connection has stood for a
 * moment after it; when it broke before, the batch is sent again, so that the repository may hear of an event twice but not never.
 */
public final class AuditRepository implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRepository.class);

    private static final int BATCH = 200;

    /** When too many wait, a tenth of what may wait is made free. */
    private static final int ROOM = 10;

    private static final int LISTEN_MILLIS = 200;
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final long CLOSE_MAX_MILLIS = 5_000;

    private final SyslogSettings settings;
    private final SocketFactory sockets;
    private final TrailReader reader;
    private final RepositoryRows rows;
    private final AuditTrail trail;
    private final Clock clock;
    private final String host;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Optional<Socket> connection = Optional.empty();
    private volatile boolean reachable = true;

    /** @param sockets of TLS, which check the certificate of the repository */
    public AuditRepository(
            SyslogSettings settings,
            SocketFactory sockets,
            TrailReader reader,
            RepositoryRows rows,
            AuditTrail trail,
            Clock clock) {
        this.settings = settings;
        this.sockets = sockets;
        this.reader = reader;
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
        this.host = hostName();
        rows.of(settings.name(), reader.last());
        this.thread = Thread.ofPlatform().name("audit-repository").daemon().start(this::run);
    }

    /**
     * How far the repository has been told.
     *
     * @param waiting events it has not been told yet
     * @param skipped how many it never will be told
     * @param reachable as far as the last attempt showed
     */
    public record State(String name, long waiting, long waitingMax, long skipped, boolean reachable) {}

    public State state() {
        long last = reader.last();
        var told = rows.of(settings.name(), last);
        return new State(settings.name(), last - told.sent(), settings.waitingMax(), told.skipped(), reachable);
    }

    private void run() {
        try {
            long pause = 0;
            while (!closing.await(pause, TimeUnit.MILLISECONDS)) {
                pause = step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disconnect();
    }

    /** Sends the next batch; how long to wait before the one after it. */
    private long step() {
        try {
            long last = reader.last();
            var told = rows.of(settings.name(), last);
            if (last - told.sent() > settings.waitingMax()) {
                // With room to spare: that events were skipped is an event too.
                long upTo = last - settings.waitingMax() + Math.max(2, settings.waitingMax() / ROOM);
                skip(upTo, upTo - told.sent());
                return LOOK_AGAIN_MILLIS;
            }
            var batch = reader.after(told.sent(), BATCH);
            if (batch.isEmpty()) {
                return LOOK_AGAIN_MILLIS;
            }
            send(batch);
            rows.sent(settings.name(), batch.getLast().seq(), clock.instant());
            if (!reachable) {
                LOG.info("The audit repository {} is back", settings.name());
            }
            reachable = true;
            return batch.size() == BATCH ? 0 : LOOK_AGAIN_MILLIS;
        } catch (IOException e) {
            if (reachable) {
                LOG.warn("The audit repository {} cannot be told: {}", settings.name(), e.toString());
            }
            reachable = false;
            disconnect();
        } catch (DataAccessException away) {
            LOG.debug("The trail cannot be read now: {}", away.getMessage());
        }
        return settings.retryPause().toMillis();
    }

    private void skip(long upTo, long count) {
        LOG.error("{} events are not told to the audit repository {}: too many wait", count, settings.name());
        rows.skip(settings.name(), upTo);
        trail.record(AuditEvent.of(clock.instant(), AuditAct.EXPORTED, Action.READ)
                .command("syslog: " + count + " events skipped")
                .ended(Outcome.SERIOUS_FAILURE, "consilium.audit.syslog.waiting-max")
                .by(ActiveParticipant.application("the node"))
                .by(ActiveParticipant.application(settings.name()).asDestination()));
    }

    private void send(List<TrailEntry> batch) throws IOException {
        var socket = connected();
        var out = socket.getOutputStream();
        for (var entry : batch) {
            out.write(SyslogMessage.frame(
                    entry.event().at(), host, ProcessHandle.current().pid(), entry.message()));
        }
        out.flush();
        // A repository says nothing; one that is gone is heard by its end or its reset.
        try {
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the repository has closed the connection");
            }
        } catch (SocketTimeoutException alive) {
            LOG.trace("{} events were told", batch.size());
        }
    }

    private Socket connected() throws IOException {
        if (connection.isPresent()) {
            return connection.get();
        }
        var address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new IOException("the host name cannot be resolved");
        }
        var socket = sockets.createSocket();
        try {
            socket.connect(address, (int) settings.connectMax().toMillis());
            socket.setSoTimeout((int) settings.connectMax().toMillis());
            if (socket instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            socket.setSoTimeout(LISTEN_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        connection = Optional.of(socket);
        return socket;
    }

    private void disconnect() {
        connection.ifPresent(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("A broken connection was closed: {}", e.getMessage());
            }
        });
        connection = Optional.empty();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException unknown) {
            return "-";
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_MAX_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
