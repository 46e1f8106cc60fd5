package org.consilium.dimse.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Gives every server socket of another factory the parameters of the profile. */
final class ServerSockets extends ServerSocketFactory {

    private final SSLServerSocketFactory sockets;
    private final SSLParameters parameters;

    ServerSockets(SSLServerSocketFactory sockets, SSLParameters parameters) {
        this.sockets = sockets;
        this.parameters = parameters;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return profiled(sockets.createServerSocket());
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return profiled(sockets.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return profiled(sockets.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address) throws IOException {
        return profiled(sockets.createServerSocket(port, backlog, address));
    }

    private ServerSocket profiled(ServerSocket socket) {
        ((SSLServerSocket) socket).setSSLParameters(parameters);
        return socket;
    }
}
