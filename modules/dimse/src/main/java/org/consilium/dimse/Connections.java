package org.consilium.dimse;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.service.ProtocolMachine;

/** All connections of a server, counted against its limits, and their orderly end. */
final class Connections {

    /** While draining, an association that was not busy twice in a row, this time apart, is done. */
    private static final Duration DRAIN_STEP = Duration.ofMillis(500);

    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Set<Connection> pending = new LinkedHashSet<>();
    private final Set<Connection> admitted = new LinkedHashSet<>();
    private final Map<String, Integer> perPeer = new HashMap<>();

    Connections(Limits limits) {
        this.limits = limits;
    }

    Connection open(Socket socket) {
        var connection = new Connection(socket);
        toPending(connection);
        return connection;
    }

    int associations() {
        lock.lock();
        try {
            return admitted.size();
        } finally {
            lock.unlock();
        }
    }

    /** Ends idle associations soon and busy ones when the limit is reached; returns when none is left. */
    void drain(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Set<Connection> idleBefore = Set.of();
        List<Connection> open = snapshot();
        while (!open.isEmpty()) {
            long left = deadline - System.nanoTime();
            Set<Connection> idle = new LinkedHashSet<>();
            for (Connection connection : open) {
                if (left <= 0 || !connection.isBusy() && idleBefore.contains(connection)) {
                    connection.end();
                } else if (!connection.isBusy()) {
                    idle.add(connection);
                }
            }
            if (left <= -DRAIN_STEP.toNanos()) {
                return; // a service that does not return is not waited for any longer
            }
            idleBefore = idle;
            awaitChange(left <= 0 ? DRAIN_STEP.toNanos() : Math.min(DRAIN_STEP.toNanos(), left));
            open = snapshot();
        }
    }

    /** When too many are without an association, the one that has been so longest has to go. */
    private void toPending(Connection connection) {
        Optional<Connection> tooMuch = Optional.empty();
        lock.lock();
        try {
            pending.add(connection);
            if (pending.size() > limits.pendingMax()) {
                Connection oldest = pending.iterator().next();
                pending.remove(oldest);
                tooMuch = Optional.of(oldest);
            }
        } finally {
            lock.unlock();
        }
        tooMuch.ifPresent(Connection::cut);
    }

    private List<Connection> snapshot() {
        lock.lock();
        try {
            var all = new LinkedHashSet<>(pending);
            all.addAll(admitted);
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(long nanos) {
        lock.lock();
        try {
            long deadline = System.nanoTime() + nanos;
            while (deadline > System.nanoTime() && !(pending.isEmpty() && admitted.isEmpty())) {
                left.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** One connection from its acceptance to its end. */
    final class Connection implements AutoCloseable {

        private final Socket socket;
        private Optional<String> peerKey = Optional.empty();
        private volatile Optional<ProtocolMachine> machine = Optional.empty();

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /** Counts it as an association, false when the node or this peer has too many. */
        boolean admit(Peer peer) {
            lock.lock();
            try {
                int already = perPeer.getOrDefault(peer.toString(), 0);
                if (admitted.size() >= limits.associationsMax() || already >= limits.associationsPerPeerMax()) {
                    return false;
                }
                pending.remove(this);
                admitted.add(this);
                perPeer.put(peer.toString(), already + 1);
                peerKey = Optional.of(peer.toString());
                return true;
            } finally {
                lock.unlock();
            }
        }

        void established(ProtocolMachine protocolMachine) {
            machine = Optional.of(protocolMachine);
        }

        /** Gives its place to others though the peer has still to close the connection. */
        void released() {
            discharge();
            toPending(this);
        }

        @Override
        public void close() {
            cut();
            lock.lock();
            try {
                discharge();
                pending.remove(this);
                left.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void discharge() {
            lock.lock();
            try {
                admitted.remove(this);
                peerKey.ifPresent(key -> perPeer.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1));
                peerKey = Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        private boolean isBusy() {
            return machine.map(ProtocolMachine::isBusy).orElse(false);
        }

        private void end() {
            machine.ifPresent(ProtocolMachine::abort);
            cut();
        }

        private void cut() {
            try {
                socket.close();
            } catch (IOException _) {
                // Closing is all that can be done with this socket.
            }
        }
    }
}
