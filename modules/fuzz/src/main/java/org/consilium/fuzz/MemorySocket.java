package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connection whose other side has said everything already, closed its half, and takes whatever it is answered. */
final class MemorySocket extends Socket {

    private final InputStream said;
    private final ByteArrayOutputStream answered = new ByteArrayOutputStream();
    private final CountDownLatch closed = new CountDownLatch(1);

    MemorySocket(byte[] said) {
        this.said = new ByteArrayInputStream(said);
    }

    /** Waits until this side has closed the connection; false where it did not in time. */
    boolean awaitClosed(long seconds) throws InterruptedException {
        return closed.await(seconds, TimeUnit.SECONDS);
    }

    byte[] answered() {
        return answered.toByteArray();
    }

    @Override
    public InputStream getInputStream() {
        return said;
    }

    @Override
    public OutputStream getOutputStream() {
        return answered;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getPort() {
        return 1;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public void shutdownOutput() {}

    @Override
    public void connect(SocketAddress peer, int timeout) {}

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
