package org.consilium.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ServerSocketFactory;
import org.consilium.archive.audit.PeerAudit;
import org.consilium.archive.commit.CommitmentLimits;
import org.consilium.archive.commit.CommitmentScp;
import org.consilium.archive.convert.Encodings;
import org.consilium.archive.receive.StoreScp;
import org.consilium.archive.settle.PerformedSteps;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.CommitmentListener;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.query.QueryOption;
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.AeTitle;
import org.consilium.security.InstitutionId;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.chain.ChainedTrail;
import org.consilium.security.audit.chain.TrailRows;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An archive behind a DICOM port as in the node, and peers of it. */
final class PeerNode implements AutoCloseable {

    static final AeTitle TITLE = new AeTitle("CONSILIUM");

    /** May everything. */
    static final AeTitle PACS = new AeTitle("PACS");

    final ListedPeers peers = new ListedPeers();
    final Taken taken = new Taken();
    final TestArchive archive;
    final PeerRights rights;
    final CommitmentScp commitments;
    final DimseServer server;
    private final CommitmentLimits commitmentLimits;
    private final PeerAudit audit;
    private final PeerServices offered;
    final ChainedTrail trail;
    private final Database database;
    private final DimseServer receiver;

    private PeerNode(
            Path folder, ObjectStore store, Duration drainDelay, CommitmentLimits limits, CommitmentListener listener)
            throws IOException {
        database = Database.migrated("security", "archive");
        trail = new ChainedTrail(
                JdbcClient.create(database.dataSource()),
                new TransactionTemplate(new DataSourceTransactionManager(database.dataSource())),
                new AuditSettings(
                        folder.resolve("audit"),
                        1_000,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofDays(1)),
                TITLE.value(),
                Clock.systemUTC());
        audit = new PeerAudit(trail, TITLE.value(), Clock.systemUTC());
        archive = TestArchive.open(folder, database.dataSource(), store, drainDelay, TestArchive.LIMITS);
        commitmentLimits = limits;
        rights = new PeerRights(new KnownPeers(peers, Clock.systemUTC()), new TestInstitutions());
        receiver = DimseServer.builder()
                .storage(taken)
                .services(services ->
                        services.withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user(listener)))
                .start();
        allow(PACS.value(), "127.0.0.1", receiver.port(), Optional.empty(), EnumSet.allOf(Permission.class));
        commitments = newCommitmentScp();
        offered = new PeerServices(
                archive.archive,
                rights,
                TITLE,
                new Encodings(FrameDecoder.standard()),
                commitments,
                new PerformedSteps(
                        archive.jdbc,
                        new TransactionTemplate(new DataSourceTransactionManager(database.dataSource())),
                        rights::mayStore,
                        Clock.systemUTC()),
                audit);
        server = listen(ServerSocketFactory.getDefault());
    }

    /** That keeps everything in the spool, and works on no request of storage commitment. */
    static PeerNode open(Path folder) {
        return open(folder, Duration.ofDays(1), CommitmentLimits.STANDARD, (_, _) -> DimseStatus.SUCCESS);
    }

    /** @param listener of PACS, for results of storage commitment that come over associations of their own */
    static PeerNode open(Path folder, Duration drainDelay, CommitmentLimits limits, CommitmentListener listener) {
        try {
            var store = ObjectStores.folder(folder.resolve("objects"));
            return new PeerNode(folder, store, drainDelay, limits, listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That moves instances to a store at once. */
    static PeerNode open(Path folder, ObjectStore store, CommitmentLimits limits, CommitmentListener listener) {
        try {
            return new PeerNode(folder, store, Duration.ZERO, limits, listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more port of the node, closed by the caller. */
    DimseServer listen(ServerSocketFactory sockets) throws IOException {
        return offered.offer(
                        DimseServer.builder()
                                .socketFactory(sockets)
                                .policy(audit.policy(new NodeAssociationPolicy(TITLE, rights, () -> false)))
                                .storage(new StoreScp(archive.receiver, rights::mayStore))
                                .ended(archive.underway::ended),
                        Timeouts.DEFAULT)
                .start();
    }

    /** Another one on the same database, as after a restart. */
    CommitmentScp newCommitmentScp() {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
        return new CommitmentScp(
                archive.jdbc,
                transaction,
                archive.archive,
                rights,
                ae -> rights.find(ae)
                        .map(to -> new Destination(to.host(), to.port(), to.aeTitle(), TITLE, Timeouts.DEFAULT)),
                audit.workflow(),
                commitmentLimits,
                Clock.systemUTC());
    }

    void allow(String title, String host, int port, Optional<InstitutionId> institution, Set<Permission> may) {
        peers.save(new RemoteAe(new AeTitle(title), host, port, may, institution));
    }

    Destination as(AeTitle calling) {
        return new Destination("127.0.0.1", server.port(), TITLE, calling, Timeouts.DEFAULT);
    }

    /** What the audit trail says. */
    TrailReader reader() {
        return new TrailRows(JdbcClient.create(database.dataSource()));
    }

    /** An association of a peer for one SOP class. */
    Association connect(AeTitle calling, String sopClass, QueryOption... options) throws IOException {
        var proposal = AssociationProposal.of(List.of(
                DimseClient.VERIFICATION, ContextProposal.of(sopClass, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)));
        return DimseClient.connect(
                as(calling),
                options.length == 0
                        ? proposal
                        : proposal.withExtendedNegotiation(
                                sopClass, QueryOption.encode(EnumSet.copyOf(Arrays.asList(options)))),
                ServiceClasses.none());
    }

    /** What a query of PACS finds, and how it ended. */
    Answer find(String sopClass, DataSet identifier, QueryOption... options) {
        List<DataSet> matches = new ArrayList<>();
        try (var association = connect(PACS, sopClass, options)) {
            return new Answer(association.find(sopClass, identifier, matches::add), matches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Answer(QueryResult result, List<DataSet> matches) {

        List<String> texts(int tag) {
            return matches.stream().map(each -> each.text(tag).orElse("")).toList();
        }

        List<String> studies() {
            return texts(Tag.StudyInstanceUID);
        }
    }

    @Override
    public void close() {
        server.close();
        receiver.close();
        archive.close();
        trail.close();
        database.close();
    }
}
