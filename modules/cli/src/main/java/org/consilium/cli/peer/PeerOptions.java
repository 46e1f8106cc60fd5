package org.consilium.cli.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.AeTitle;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of every command that opens associations. */
public final class PeerOptions {

    /** The called AE title where none is given, as DCMTK's tools have it. */
    public static final AeTitle ANY = new AeTitle("ANY-SCP");

    private static final int PORT = 104;
    private static final int TLS_PORT = 2762;

    @Parameters(
            index = "0",
            paramLabel = "PEER",
            converter = PeerAddress.Converter.class,
            description = "The peer: host:port or AE@host:port; without a port 104, by TLS 2762.")
    PeerAddress peer = new PeerAddress(Optional.empty(), "localhost", OptionalInt.empty());

    @Option(
            names = "--called",
            paramLabel = "AE",
            converter = AeTitleConverter.class,
            description = "Called AE title; ANY-SCP when neither this nor PEER names one.")
    Optional<AeTitle> called = Optional.empty();

    @Option(
            names = "--calling",
            paramLabel = "AE",
            converter = AeTitleConverter.class,
            defaultValue = "CONSILIUM_CLI",
            description = "Calling AE title (default: ${DEFAULT-VALUE}).")
    AeTitle calling = new AeTitle("CONSILIUM_CLI");

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            converter = SecondsConverter.class,
            defaultValue = "10s",
            description = "How long to wait for the connection and for the answer to the association (default: 10s).")
    Duration connectTimeout = Duration.ofSeconds(10);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = SecondsConverter.class,
            defaultValue = "60s",
            description = "How long to wait for the peer within a request: 30, 500ms, 5m (default: 60s).")
    Duration timeout = Duration.ofSeconds(60);

    @Mixin
    TlsOptions tls = new TlsOptions();

    @Mixin
    IdentityOptions identity = new IdentityOptions();

    /** Called AE title. */
    public AeTitle calledAe() {
        return called.or(peer::aeTitle).orElse(ANY);
    }

    /** Calling AE title. */
    public AeTitle callingAe() {
        return calling;
    }

    /** The peer as messages name it. */
    public String name() {
        return calledAe() + "@" + peer.host() + ":" + port();
    }

    private int port() {
        return peer.port().orElse(tls.isWanted() ? TLS_PORT : PORT);
    }

    private Destination destination() {
        var timeouts = new Timeouts(connectTimeout, connectTimeout, timeout, timeout, timeout);
        return new Destination(peer.host(), port(), calledAe(), calling, timeouts, Limits.DEFAULT, tls.clientSockets());
    }

    /**
     * Opens an association with these presentation contexts.
     *
     * @throws Failure {@link ExitCode#PEER} when there is none
     */
    public Association connect(List<ContextProposal> proposals) {
        return connect(AssociationProposal.of(proposals), ServiceClasses.none());
    }

    /**
     * Opens an association.
     *
     * @param services performs what the peer asks for over it
     * @throws Failure {@link ExitCode#PEER} when there is none
     */
    public Association connect(AssociationProposal proposal, ServiceClasses services) {
        AssociationProposal identified =
                identity.identity().map(proposal::withUserIdentity).orElse(proposal);
        try {
            return DimseClient.connect(destination(), identified, services);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Opens an association for C-GET.
     *
     * @param storage contexts in which objects may come, one per SOP class
     * @param sink takes the objects
     * @throws Failure {@link ExitCode#PEER} when there is none
     */
    public Association connectForGet(
            String sopClassUid, List<ContextProposal> storage, DimseService<StoreRequest> sink) {
        List<ContextProposal> contexts = new ArrayList<>(storage);
        contexts.addFirst(ContextProposal.of(
                sopClassUid, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        AssociationProposal proposal = AssociationProposal.of(contexts);
        for (ContextProposal each : storage) {
            proposal = proposal.withRoles(each.abstractSyntax(), Roles.SCP);
        }
        return connect(proposal, ServiceClasses.none().withStorage(sink));
    }

    /** What to throw when the peer did not do what was asked. */
    public Failure failure(IOException e) {
        return new Failure(ExitCode.PEER, name() + ": " + PeerTrouble.sentence(e), e);
    }
}
