package org.consilium.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection through a {@link TcpProxy}: a thread for each direction. */
final class ProxiedConnection {

    private static final int BUFFER_BYTES = 64 << 10;
    private static final int CONNECT_MILLIS_MAX = 5000;

    /** What is remembered of a request to find a text that two pieces share. */
    private static final int TAIL_CHARS = 200;

    /** An answer has ended when nothing more of it comes for so long. */
    private static final Duration ANSWER_QUIET = Duration.ofMillis(300);

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server = new Socket();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean silent;
    private volatile boolean swallowing;
    private String tail = "";

    ProxiedConnection(TcpProxy proxy, Socket client) {
        this.proxy = proxy;
        this.client = client;
    }

    void open(InetSocketAddress address) {
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(address, CONNECT_MILLIS_MAX);
            Thread.ofVirtual().start(() -> pass(client, this::toServer));
            pass(server, this::toClient);
        } catch (IOException refused) {
            reset();
        }
    }

    void silence() {
        silent = true;
    }

    /** Both ends are told at once, and whatever is on the way is lost. */
    void reset() {
        reset(client);
        reset(server);
        closed.countDown();
        proxy.ended(this);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // Closed already.
        }
    }

    /** What is done with a piece of data. */
    private interface Piece {
        void pass(byte[] bytes, int count) throws IOException;
    }

    private void pass(Socket from, Piece piece) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                wait(proxy.latency());
                if (silent) {
                    closed.await();
                }
                piece.pass(buffer, count);
            }
            if (silent) {
                closed.await();
            }
            end(from == client);
        } catch (SocketTimeoutException answered) {
            reset();
        } catch (IOException ended) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void toServer(byte[] bytes, int count) throws IOException {
        tail = tail.substring(Math.max(0, tail.length() - TAIL_CHARS))
                + new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        if (proxy.isToBeSwallowed(tail)) {
            tail = "";
            swallowing = true;
            server.setSoTimeout((int) ANSWER_QUIET.toMillis());
        }
        int allowed = proxy.allowed(count);
        server.getOutputStream().write(bytes, 0, allowed);
        if (allowed < count) {
            reset();
        }
    }

    private void toClient(byte[] bytes, int count) throws IOException {
        if (!swallowing) {
            client.getOutputStream().write(bytes, 0, count);
        }
    }

    /** The latency of this network. */
    private void wait(Duration latency) throws InterruptedException {
        if (latency.isPositive()) {
            var unused = closed.await(latency.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end(boolean ofClient) throws IOException {
        if (ofClient) {
            server.shutdownOutput();
        } else if (swallowing) {
            reset();
        } else {
            close();
        }
    }

    private void close() throws IOException {
        server.close();
        client.close();
        closed.countDown();
        proxy.ended(this);
    }
}
