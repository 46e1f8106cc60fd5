package org.consilium.dimse.association;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.consilium.dimse.pdu.EncodedPdu;

/**
 * A connected socket with deadlines: a read ends at an instant, however slowly bytes trickle in; a write that the peer does
 * not take is cut by closing the socket.
 */
public final class Transport implements Closeable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private long deadline;

    /** @param socket connected; closed with this object */
    public Transport(Socket socket, Timeouts timeouts) throws IOException {
        this.socket = socket;
        this.deadline = System.nanoTime() + timeouts.negotiation().toNanos();
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Connects to a peer; the connect time-out covers the TLS handshake too. */
    public static Transport connect(Socket unconnected, InetSocketAddress address, Timeouts timeouts)
            throws IOException {
        try {
            int millis = Math.toIntExact(timeouts.connect().toMillis());
            unconnected.connect(address, millis);
            unconnected.setSoTimeout(millis);
            return new Transport(unconnected, timeouts);
        } catch (IOException e) {
            unconnected.close();
            throw e;
        }
    }

    public InetAddress peerAddress() {
        return socket.getInetAddress();
    }

    /** The certificate the peer proved to own, none without TLS or without client authentication. */
    public Optional<X509Certificate> peerCertificate() {
        if (socket instanceof SSLSocket tls) {
            try {
                return tls.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                        ? Optional.of(certificate)
                        : Optional.empty();
            } catch (SSLPeerUnverifiedException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Reads that follow must end within this time from now. */
    void readWithin(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /** @throws SocketTimeoutException when the deadline has passed */
    int read(byte[] buffer, int offset, int length) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("Nothing came in time");
        }
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        return in.read(buffer, offset, length);
    }

    /** One write; after the time given to it the socket is closed under it. */
    void write(EncodedPdu bytes, Duration within) throws IOException {
        var cut = new AtomicBoolean();
        Future<?> guard = ForkJoinPool.commonPool()
                .schedule(
                        () -> {
                            cut.set(true);
                            close();
                        },
                        within.toNanos(),
                        TimeUnit.NANOSECONDS);
        try {
            out.write(bytes.buffer(), bytes.offset(), bytes.length());
        } catch (IOException e) {
            if (cut.get()) {
                throw new SocketTimeoutException("The peer does not take what it is sent");
            }
            throw e;
        } finally {
            guard.cancel(false);
        }
    }

    /** Tells the peer that nothing more will come. */
    void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException _) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // Closing is all that can be done with this socket.
        }
    }
}
