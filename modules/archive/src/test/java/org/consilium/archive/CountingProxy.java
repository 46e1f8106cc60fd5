package org.consilium.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to a plain HTTP server and counts the requests in them. */
final class CountingProxy implements AutoCloseable {

    private static final String REQUEST = " HTTP/1.1\r\n";

    private final URI server;
    private final ServerSocket listening;
    private final AtomicInteger requests = new AtomicInteger();

    CountingProxy(URI server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Requests since the last question. */
    int requests() {
        return requests.getAndSet(0);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var peer = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> pass(client, peer, true));
                Thread.ofVirtual().start(() -> pass(peer, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean counting) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), counting);
        } catch (IOException ended) {
            // The other end closed.
        }
    }

    private void copy(InputStream in, OutputStream out, boolean counting) throws IOException {
        var buffer = new byte[64 << 10];
        var tail = "";
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (counting) {
                var text = tail + new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
                requests.addAndGet((text.length() - text.replace(REQUEST, "").length()) / REQUEST.length());
                tail = text.substring(Math.max(0, text.length() - REQUEST.length() + 1));
            }
            out.write(buffer, 0, count);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
