package org.consilium.bench.peers;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The fastest a receiver on this machine can be: it throws bytes away as they come and answers every object that has ended
 * with success. For a benchmark, not for peers.
 */
public final class RawSink implements Closeable {

    private final ServerSocket port;

    private RawSink(ServerSocket port) {
        this.port = port;
    }

    /** Listens on any free port of the loopback interface. */
    public static RawSink start() throws IOException {
        var sink = new RawSink(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().start(sink::listen);
        return sink;
    }

    public int port() {
        return port.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = port.accept();
                Thread.ofPlatform().daemon().start(() -> drain(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void drain(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new SinkConnection(socket).drain();
        } catch (IOException e) {
            // The sender has gone.
        }
    }

    /** As a process of its own: prints its port and serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
        try (RawSink sink = start()) {
            System.out.println(sink.port());
            while (System.in.read() >= 0) {
                // Whoever started this process is still there.
            }
        }
    }
}
