package org.consilium.app.listen;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.consilium.app.start.StartRefused;
import org.consilium.archive.PeerServices;
import org.consilium.archive.settle.Underway;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.StoreRequest;
import org.springframework.context.SmartLifecycle;

/**
 * The DICOM ports. They open after everything else, so that an association finds all it needs, and close before everything
 * else: no new associations, then those under way finish.
 */
public final class DicomPort implements SmartLifecycle {

    private final DicomSettings settings;
    private final AssociationPolicy policy;
    private final DimseService<StoreRequest> store;
    private final PeerServices peerServices;
    private final Underway underway;
    private final Optional<ServerSocketFactory> tls;
    private final List<DimseServer> servers = new CopyOnWriteArrayList<>();

    /**
     * @param underway told of associations that are over
     * @param tls makes the sockets of DICOM over TLS; none: plain DICOM only
     */
    DicomPort(
            DicomSettings settings,
            AssociationPolicy policy,
            DimseService<StoreRequest> store,
            PeerServices peerServices,
            Underway underway,
            Optional<ServerSocketFactory> tls) {
        this.settings = settings;
        this.policy = policy;
        this.store = store;
        this.peerServices = peerServices;
        this.underway = underway;
        this.tls = tls;
    }

    @Override
    public void start() {
        servers.add(open(settings.port(), ServerSocketFactory.getDefault(), "CONSILIUM_DICOM_PORT"));
        tls.ifPresent(factory -> servers.add(open(settings.tlsPort(), factory, "CONSILIUM_DICOM_TLS_PORT")));
    }

    private DimseServer open(int port, ServerSocketFactory sockets, String variable) {
        try {
            var server = DimseServer.builder()
                    .port(port)
                    .socketFactory(sockets)
                    .policy(policy)
                    .limits(settings.limits())
                    .timeouts(settings.timeouts())
                    .drain(settings.drainMax())
                    .ended(underway::ended)
                    .storage(store);
            return peerServices.offer(server, settings.timeouts()).start();
        } catch (BindException e) {
            throw new StartRefused(
                    "DICOM port " + port + " is in use. Stop what listens there, or set " + variable + ".", e);
        } catch (IOException e) {
            throw new StartRefused("DICOM port " + port + " cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        servers.parallelStream().forEach(DimseServer::close);
    }

    /** Whether every configured port takes associations. */
    @Override
    public boolean isRunning() {
        return !servers.isEmpty() && servers.stream().allMatch(DimseServer::isListening);
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** The port that plain DICOM listens on, 0 before it is open. */
    public int port() {
        return servers.isEmpty() ? 0 : servers.getFirst().port();
    }

    /** Established associations at this moment, on all ports. */
    public int associations() {
        return servers.stream().mapToInt(DimseServer::associations).sum();
    }
}
