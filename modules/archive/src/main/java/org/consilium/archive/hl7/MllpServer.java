package org.consilium.archive.hl7;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.consilium.archive.correct.Corrections;
import org.consilium.security.Institutions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes messages over MLLP, one after another on each connection, and answers each before the next is read. Not started when no port
 * is configured.
 */
public final class MllpServer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MllpServer.class);

    private final Hl7Settings settings;
    private final AdtHandler handler;
    private final Semaphore places;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private Optional<ServerSocket> listening = Optional.empty();

    public static MllpServer of(Hl7Settings settings, Corrections corrections, Institutions institutions) {
        return new MllpServer(settings, new AdtHandler(corrections, institutions, settings.senders()));
    }

    private MllpServer(Hl7Settings settings, AdtHandler handler) {
        this.settings = settings;
        this.handler = handler;
        this.places = new Semaphore(settings.connectionsMax());
    }

    @Override
    public synchronized void start() {
        if (settings.port() == 0) {
            return;
        }
        listen(settings.port());
    }

    /**
     * Opens a port, whatever the settings say.
     *
     * @return the port, chosen freely for 0
     */
    public synchronized int listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.bind(new InetSocketAddress(settings.bind(), port));
            listening = Optional.of(socket);
            Thread.ofPlatform().name("hl7-listener").start(() -> accept(socket));
            LOG.info("Listening for HL7 messages on port {}", socket.getLocalPort());
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("HL7 port " + port + " cannot be opened", e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                if (places.tryAcquire()) {
                    connections.add(connection);
                    Thread.ofVirtual().name("hl7").start(() -> serve(connection));
                } else {
                    LOG.warn("Closed an HL7 connection: there are {} already", settings.connectionsMax());
                    connection.close();
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("An HL7 connection could not be accepted: {}", e.toString());
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout((int) settings.idleMax().toMillis());
            InputStream in = new BufferedInputStream(connection.getInputStream());
            var frames = new MllpFrames(in, (int) settings.messageSizeMax().toBytes());
            var message = frames.next();
            while (message.isPresent()) {
                var answer = handler.handle(MessageText.decode(message.get()), connection.getInetAddress());
                connection.getOutputStream().write(MllpFrames.framed(answer.getBytes(StandardCharsets.UTF_8)));
                message = frames.next();
            }
        } catch (IOException e) {
            LOG.info(
                    "An HL7 connection from {} ended: {}",
                    connection.getInetAddress().getHostAddress(),
                    e.toString());
        } finally {
            connections.remove(connection);
            places.release();
        }
    }

    @Override
    public synchronized void stop() {
        listening.ifPresent(MllpServer::close);
        connections.forEach(MllpServer::close);
        listening = Optional.empty();
    }

    private static void close(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket could not be closed", e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return listening.isPresent();
    }
}
