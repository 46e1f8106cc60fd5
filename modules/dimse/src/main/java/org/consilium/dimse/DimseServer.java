package org.consilium.dimse;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;
import org.consilium.dimse.association.Acceptor;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.association.Transport;
import org.consilium.dimse.association.UpperLayer;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.query.QueryService;
import org.consilium.dimse.retrieve.GetService;
import org.consilium.dimse.retrieve.MoveReceivers;
import org.consilium.dimse.retrieve.MoveService;
import org.consilium.dimse.retrieve.RetrieveProvider;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.service.StorageSopClasses;
import org.consilium.dimse.service.StoreRequest;

/**
 * Listens on a port and answers associations, each by a thread of its own. Whatever a peer sends or does not send
 * ends its own association only, with one line in the log.
 */
public final class DimseServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(DimseServer.class.getName());

    /** Connections the system keeps until they are accepted. */
    private static final int BACKLOG = 1024;

    /** Pause after the system could not give another connection: too many open files. */
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(50);

    private final ServerSocket serverSocket;
    private final ServiceClasses services;
    private final Acceptor acceptor;
    private final Limits limits;
    private final Timeouts timeouts;
    private final Duration drain;
    private final Connections connections;
    private final AssociationThreads threads;
    private final LongConsumer ended;
    private final BiConsumer<InetAddress, String> handshakeFailed;

    private DimseServer(Builder builder) throws IOException {
        this.services = builder.services;
        this.limits = builder.limits;
        this.timeouts = builder.timeouts;
        this.drain = builder.drain;
        this.ended = builder.ended;
        this.handshakeFailed = builder.handshakeFailed;
        this.connections = new Connections(limits);
        this.threads = new AssociationThreads(limits);
        this.acceptor = new Acceptor(builder.policy, services, builder.limits, builder.timeouts);
        this.serverSocket =
                builder.socketFactory.createServerSocket(builder.port, BACKLOG, builder.bindAddress.orElse(null));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The port it listens on. */
    public int port() {
        return serverSocket.getLocalPort();
    }

    /** Whether new associations are taken. */
    public boolean isListening() {
        return !serverSocket.isClosed();
    }

    /** Established associations at this moment. */
    public int associations() {
        return connections.associations();
    }

    /**
     * Takes no more associations, lets those that are busy finish for as long as the drain time allows, aborts the rest,
     * and returns when all are gone.
     */
    @Override
    public void close() {
        try {
            serverSocket.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The DICOM port could not be closed: {0}", e.getMessage());
        }
        connections.drain(drain);
        threads.close();
    }

    private void listen() {
        while (!serverSocket.isClosed()) {
            try {
                start(serverSocket.accept());
            } catch (IOException e) {
                pauseUnlessClosed(e);
            }
        }
    }

    private void start(Socket socket) throws IOException {
        try {
            threads.start(() -> serve(socket));
        } catch (RejectedExecutionException e) {
            socket.close();
            throw new IOException("there are too many at once", e);
        }
    }

    private void pauseUnlessClosed(IOException e) {
        if (serverSocket.isClosed()) {
            return;
        }
        LOG.log(Level.WARNING, "A connection could not be accepted: {0}", e.getMessage());
        try {
            Thread.sleep(ACCEPT_PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket socket) {
        String address = socket.getInetAddress().getHostAddress();
        try (var connection = connections.open(socket)) {
            Transport transport = accepted(socket);
            try (var layer = UpperLayer.acceptor(transport, timeouts, limits.pduLengthMax());
                    Closeable _ = connection::released) {
                serve(acceptor.accept(layer, connection::admit), connection);
            }
        } catch (AssociationEnded e) {
            LOG.log(Level.WARNING, "Association from {0} ended: {1}", address, e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Association from {0} broke: {1}", address, e.getMessage());
        }
    }

    private Transport accepted(Socket socket) throws IOException {
        InetAddress from = socket.getInetAddress(); // a socket whose handshake failed is closed
        try {
            return Transport.accept(socket, timeouts);
        } catch (IOException e) {
            if (socket instanceof SSLSocket && isListening()) {
                handshakeFailed.accept(from, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void serve(NegotiatedAssociation association, Connections.Connection connection) throws IOException {
        Peer peer = association.peer();
        LOG.log(
                Level.DEBUG,
                "Association with {0}, {1} contexts",
                peer,
                association.contexts().size());
        ProtocolMachine machine = ProtocolMachine.acceptor(association, services);
        connection.established(machine);
        try {
            machine.run();
        } finally {
            ended.accept(machine.number());
        }
    }

    /** Everything a server is made of; only the services have to be given. */
    public static final class Builder {

        private int port;
        private Optional<InetAddress> bindAddress = Optional.empty();
        private ServerSocketFactory socketFactory = ServerSocketFactory.getDefault();
        private AssociationPolicy policy = AssociationPolicy.ACCEPT_ALL;
        private ServiceClasses services = ServiceClasses.verification();
        private Limits limits = Limits.DEFAULT;
        private Timeouts timeouts = Timeouts.DEFAULT;
        private Duration drain = Duration.ofSeconds(20);
        private LongConsumer ended = _ -> {};
        private BiConsumer<InetAddress, String> handshakeFailed = (_, _) -> {};

        private Builder() {}

        /** 0, the default: any free port. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Default: all interfaces. */
        public Builder bindAddress(InetAddress value) {
            bindAddress = Optional.of(value);
            return this;
        }

        /** For TLS: {@link org.consilium.dimse.tls.Tls#serverSockets}. */
        public Builder socketFactory(ServerSocketFactory value) {
            socketFactory = value;
            return this;
        }

        /** Default: everybody. */
        public Builder policy(AssociationPolicy value) {
            policy = value;
            return this;
        }

        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        public Builder timeouts(Timeouts value) {
            timeouts = value;
            return this;
        }

        /** How long {@link DimseServer#close} lets busy associations finish; default 20 s. */
        public Builder drain(Duration value) {
            drain = value;
            return this;
        }

        /** Told of every association that is over, however it ended, by its number ({@link StoreRequest#association}). */
        public Builder ended(LongConsumer value) {
            ended = value;
            return this;
        }

        /** Told of every TLS handshake that fails: who began it, and why it did not end, in the words of the TLS provider. */
        public Builder handshakeFailed(BiConsumer<InetAddress, String> value) {
            handshakeFailed = value;
            return this;
        }

        /** C-STORE of any storage SOP class. Verification is always there. */
        public Builder storage(DimseService<StoreRequest> store) {
            services = services.withStorage(store);
            return this;
        }

        /** C-FIND of an information model, for example patient root, study root or modality worklist. */
        public Builder find(String sopClassUid, QueryProvider provider) {
            return service(sopClassUid, new QueryService(sopClassUid, provider));
        }

        /** C-GET of an information model: this side sends the instances on the association of the user. */
        public Builder get(String sopClassUid, RetrieveProvider provider) {
            services = services.with(sopClassUid, new GetService(provider)).using(StorageSopClasses::isStorage);
            return this;
        }

        /**
         * C-MOVE of an information model.
         *
         * @param destinations where instances may be moved to
         */
        public Builder move(String sopClassUid, RetrieveProvider provider, MoveDestinations destinations) {
            MoveReceivers receivers = (title, asking) -> destinations
                    .find(title, asking)
                    .map(to -> contexts -> DimseClient.connect(to, contexts).machine());
            return service(sopClassUid, new MoveService(provider, receivers));
        }

        /** A provider of another service class for one abstract syntax. */
        public Builder service(String abstractSyntax, ServiceClass serviceClass) {
            services = services.with(abstractSyntax, serviceClass);
            return this;
        }

        /** Everything a service needs at once: providers, users, roles. */
        public Builder services(UnaryOperator<ServiceClasses> more) {
            services = more.apply(services);
            return this;
        }

        /** Opens the port and starts to listen. */
        public DimseServer start() throws IOException {
            var server = new DimseServer(this);
            Thread.ofPlatform().daemon().name("dimse-listener-" + server.port()).start(server::listen);
            return server;
        }
    }
}
