package org.consilium.dimse.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Gives every socket of another factory the parameters of the profile. */
final class ClientSockets extends SocketFactory {

    private final SSLSocketFactory sockets;
    private final SSLParameters parameters;

    ClientSockets(SSLSocketFactory sockets, SSLParameters parameters) {
        this.sockets = sockets;
        this.parameters = parameters;
    }

    @Override
    public Socket createSocket() throws IOException {
        return profiled(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return profiled(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return profiled(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return profiled(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return profiled(sockets.createSocket(address, port, localAddress, localPort));
    }

    private Socket profiled(Socket socket) {
        ((SSLSocket) socket).setSSLParameters(parameters);
        return socket;
    }
}
