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
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.consilium.dimse.pdu.EncodedPdu;

/**
 * A connected socket with deadlines: a read ends at an instant, however slowly bytes trickle in; a write that the peer does
 * not take is cut by closing the socket.
 */
public final class Transport implements Closeable {

    private static final String TLS_1_3 = "TLSv1.3";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Alarm writeAlarm = new Alarm(this::cut);
    private volatile boolean writing;
    private volatile boolean cut;
    private final Alarm readAlarm = new Alarm(this::giveUpReading);
    private volatile boolean silent;
    private LongSupplier deadline;

    /** @param socket connected; closed with this object */
    private Transport(Socket socket, Timeouts timeouts) throws IOException {
        this.socket = socket;
        readWithin(timeouts.negotiation());
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Connects to a peer; the connect time-out covers the TLS handshake too. */
    public static Transport connect(Socket unconnected, InetSocketAddress address, Timeouts timeouts)
            throws IOException {
        try {
            long end = System.nanoTime() + timeouts.connect().toNanos();
            unconnected.connect(address, Math.toIntExact(timeouts.connect().toMillis()));
            return secured(unconnected, timeouts, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        } catch (IOException e) {
            unconnected.close();
            throw e;
        }
    }

    /** Takes a connection that a peer has made; a TLS handshake belongs to the negotiation time. */
    public static Transport accept(Socket connected, Timeouts timeouts) throws IOException {
        return secured(connected, timeouts, timeouts.negotiation());
    }

    private static Transport secured(Socket connected, Timeouts timeouts, Duration handshakeWithin) throws IOException {
        var transport = new Transport(connected, timeouts);
        if (connected instanceof SSLSocket tls) {
            transport.within(handshakeWithin, "The peer does not finish the TLS handshake", tls::startHandshake);
            if (!tls.getSession().getProtocol().equals(TLS_1_3)) {
                tls.addHandshakeCompletedListener(
                        _ -> transport.close()); // renegotiation, which no DICOM profile needs
            }
        }
        return transport;
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
    final void readWithin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        deadline = () -> end;
    }

    /** Reads that follow must end before an instant that may move while they wait; as {@link System#nanoTime}. */
    void readUntil(LongSupplier instant) {
        deadline = instant;
    }

    /** @throws SocketTimeoutException when the deadline has passed */
    int read(byte[] buffer, int offset, int length) throws IOException {
        while (true) {
            long left = deadline.getAsLong() - System.nanoTime();
            if (left <= 0 || silent) {
                throw late();
            }
            if (!(socket instanceof SSLSocket)) {
                return readUnlessSilent(buffer, offset, length);
            }
            socket.setSoTimeout((int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(left), 1, Integer.MAX_VALUE));
            try {
                return in.read(buffer, offset, length);
            } catch (SocketTimeoutException _) {
                // The deadline may have moved in the meantime.
            }
        }
    }

    /** Without a time-out of the socket, which costs virtual threads a timer and a change of threads for every read. */
    private int readUnlessSilent(byte[] buffer, int offset, int length) throws IOException {
        readAlarm.set(deadline);
        try {
            int count = in.read(buffer, offset, length);
            if (count < 0 && silent) {
                throw late();
            }
            return count;
        } finally {
            readAlarm.clear();
        }
    }

    private static SocketTimeoutException late() {
        return new SocketTimeoutException("Nothing came in time");
    }

    /** Ends a read that waits; what this side has to say about that can still be written. */
    private void giveUpReading() {
        silent = true;
        try {
            socket.shutdownInput();
        } catch (IOException _) {
            close();
        }
    }

    /** One write; after the time given to it the socket is closed under it. */
    void write(EncodedPdu bytes, Duration within) throws IOException {
        within(
                within,
                "The peer does not take what it is sent",
                () -> out.write(bytes.buffer(), bytes.offset(), bytes.length()));
    }

    /** Something that writes to the peer. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void within(Duration time, String late, Writing action) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        writing = true;
        writeAlarm.set(() -> end);
        try {
            action.run();
        } catch (IOException e) {
            if (cut) {
                throw new SocketTimeoutException(late);
            }
            throw e;
        } finally {
            writing = false;
            writeAlarm.clear();
        }
    }

    private void cut() {
        cut = true;
        close();
    }

    /** Tells the peer that nothing more will come. */
    void shutdownOutput(Duration within) {
        try {
            within(within, "The peer does not take what it is sent", socket::shutdownOutput);
        } catch (IOException _) {
            close();
        }
    }

    @Override
    public void close() {
        writeAlarm.stop();
        readAlarm.stop();
        try {
            if (writing && socket instanceof SSLSocket) {
                // A TLS socket would say goodbye first, and wait for the write that is to be cut.
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException _) {
            // Closing is all that can be done with this socket.
        }
    }
}
