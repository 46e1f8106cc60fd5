package org.consilium.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The network between a node and something it talks to, with the faults that networks have. Passes everything on until it is told
 * otherwise; {@link #pass} ends a fault for every connection made from then on.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int WAITING_MAX = 50;

    private final InetSocketAddress server;
    private final ServerSocket listening;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong swallows = new AtomicLong();
    private final AtomicLong cuts = new AtomicLong();
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean silent;
    private Optional<String> swallowed = Optional.empty();

    private TcpProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, WAITING_MAX, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("tcp-proxy").start(this::accept);
    }

    /** Listens on a free port of loopback and connects to the server once for each connection. */
    public static TcpProxy before(String host, int port) {
        try {
            return new TcpProxy(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** No fault any more. What fell silent stays silent: neither end of it will ever hear of the other again. */
    public void pass() {
        latency = Duration.ZERO;
        silent = false;
        bytesLeft.set(Long.MAX_VALUE);
        swallow(Optional.empty());
    }

    /** Every piece of data, in both directions, arrives so much later. */
    public void delay(Duration each) {
        latency = each;
    }

    /** All connections, and those made meanwhile, stay open but nothing passes: as when a firewall forgets them or a cable is cut. */
    public void silence() {
        silent = true;
        connections.forEach(ProxiedConnection::silence);
    }

    /** Both ends of all connections get a reset, once. */
    public void reset() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** The connection that sends the next byte after so many to the server is reset instead, once. */
    public void cutAfter(long bytes) {
        bytesLeft.set(bytes);
    }

    /** How many connections were cut that way. */
    public long cuts() {
        return cuts.get();
    }

    /** The next request that contains this text reaches the server, its answer reaches nobody: the connection is reset instead. */
    public void swallowAnswerTo(String text) {
        swallow(Optional.of(text));
    }

    private synchronized void swallow(Optional<String> text) {
        swallowed = text;
    }

    /** How many answers were swallowed. */
    public long swallows() {
        return swallows.get();
    }

    Duration latency() {
        return latency;
    }

    /** Bytes of these that may still pass to the server; the rest is cut off, for one connection. */
    int allowed(int count) {
        long before =
                bytesLeft.getAndUpdate(left -> left == Long.MAX_VALUE || left < count ? Long.MAX_VALUE : left - count);
        if (before >= count) {
            return count;
        }
        cuts.incrementAndGet();
        return (int) before;
    }

    /** Whether the answer to this is to be swallowed; says so once. */
    synchronized boolean isToBeSwallowed(String request) {
        boolean found = swallowed.filter(request::contains).isPresent();
        if (found) {
            swallowed = Optional.empty();
            swallows.incrementAndGet();
        }
        return found;
    }

    void ended(ProxiedConnection connection) {
        connections.remove(connection);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var connection = new ProxiedConnection(this, listening.accept());
                connections.add(connection);
                if (silent) {
                    connection.silence();
                }
                Thread.ofVirtual().start(() -> connection.open(server));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }
}
