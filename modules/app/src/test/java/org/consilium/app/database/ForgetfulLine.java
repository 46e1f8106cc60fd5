package org.consilium.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and PostgreSQL. It can lose the client without the server hearing of it, as a cut cable does. */
final class ForgetfulLine implements AutoCloseable {

    private final ServerSocket listening;
    private final int serverPort;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<Socket> servers = new CopyOnWriteArrayList<>();
    private volatile boolean leadsAnywhere = true;

    ForgetfulLine(int serverPort) {
        this.serverPort = serverPort;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Whether new connections reach the server. */
    void listen(boolean listen) {
        leadsAnywhere = listen;
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                if (!leadsAnywhere) {
                    client.close();
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                clients.add(client);
                servers.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    /** The end of one side is not told to the other. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // As meant.
        }
    }

    /** Cuts every client off; the server goes on waiting for them. */
    void forgetClients() throws IOException {
        for (var client : clients) {
            client.close();
        }
        clients.clear();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        forgetClients();
        for (var server : servers) {
            server.close();
        }
    }
}
