package org.consilium.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before a server that answers every byte with the same byte. */
class TcpProxyTest {

    private static final int SOON_MILLIS = 500;
    private static final int PATIENCE_MILLIS = 10_000;

    private final AtomicInteger received = new AtomicInteger();
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
        proxy = TcpProxy.before("127.0.0.1", server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            for (int value = socket.getInputStream().read();
                    value >= 0;
                    value = socket.getInputStream().read()) {
                received.incrementAndGet();
                socket.getOutputStream().write(value);
            }
        } catch (IOException ended) {
            // As the test wanted.
        }
    }

    @Test
    void passesEverythingOn() throws IOException {
        proxy.delay(Duration.ofMillis(5));
        try (var socket = connect()) {
            assertThat(echoed(socket, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void keepsSilentConnectionsOpenAndLetsOnlyNewOnesPassAfterwards() throws IOException {
        try (var silent = connect()) {
            assertThat(echoed(silent, "a")).isEqualTo("a");
            proxy.silence();
            silent.setSoTimeout(SOON_MILLIS);
            assertThatThrownBy(() -> echoed(silent, "b")).isInstanceOf(SocketTimeoutException.class);
            proxy.pass();
            assertThatThrownBy(() -> echoed(silent, "c")).isInstanceOf(SocketTimeoutException.class);
            try (var fresh = connect()) {
                assertThat(echoed(fresh, "d")).isEqualTo("d");
            }
        }
        assertThat(received).hasValue(2);
    }

    @Test
    void resetsAndCutsOneConnection() throws IOException {
        try (var socket = connect()) {
            assertThat(echoed(socket, "a")).isEqualTo("a");
            proxy.reset();
            assertThatThrownBy(() -> echoed(socket, "b")).isInstanceOf(IOException.class);
        }
        proxy.cutAfter(3);
        try (var socket = connect()) {
            assertThatThrownBy(() -> echoed(socket, "12345")).isInstanceOf(IOException.class);
        }
        try (var socket = connect()) {
            assertThat(echoed(socket, "12345")).isEqualTo("12345");
        }
        assertThat(proxy.cuts()).isEqualTo(1);
    }

    @Test
    void swallowsOneAnswerThoughTheServerGaveIt() throws IOException {
        proxy.swallowAnswerTo("commit");
        try (var socket = connect()) {
            assertThat(echoed(socket, "begin")).isEqualTo("begin");
            assertThatThrownBy(() -> echoed(socket, "commit")).isInstanceOf(IOException.class);
        }
        assertThat(received).hasValue("begincommit".length());
        try (var socket = connect()) {
            assertThat(echoed(socket, "commit")).isEqualTo("commit");
        }
        assertThat(proxy.swallows()).isEqualTo(1);
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static String echoed(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        var answer = socket.getInputStream().readNBytes(text.length());
        if (answer.length < text.length()) {
            throw new IOException("closed");
        }
        return new String(answer, StandardCharsets.US_ASCII);
    }
}
