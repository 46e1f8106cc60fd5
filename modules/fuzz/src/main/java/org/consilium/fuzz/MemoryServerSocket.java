package org.consilium.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.SynchronousQueue;
import javax.net.ServerSocketFactory;

/** A port of no network: whoever holds it brings the connections. */
final class MemoryServerSocket extends ServerSocket {

    private final SynchronousQueue<Socket> connections = new SynchronousQueue<>();

    MemoryServerSocket() throws IOException {}

    /** Returns when the listener has taken the connection. */
    void connect(Socket socket) throws InterruptedException {
        connections.put(socket);
    }

    @Override
    public Socket accept() throws IOException {
        try {
            return connections.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketException("interrupted");
        }
    }

    @Override
    public int getLocalPort() {
        return 1;
    }

    /** Gives this port to a server. */
    ServerSocketFactory factory() {
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port) {
                return MemoryServerSocket.this;
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) {
                return MemoryServerSocket.this;
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
                return MemoryServerSocket.this;
            }
        };
    }
}
