package org.consilium.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.PeerServices;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.SubOperationCounters;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.security.RemoteAes;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;

/**
 * Every row of the services of peers in docs/access.md x every permission of a peer x {own institution, other institution}, and a peer nobody has
 * configured. What is expected follows from there: a permission opens its service, the institution decides about studies.
 */
class PeerMatrixIT {

    private static final AeTitle NODE = new AeTitle("CONSILIUM");
    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;

    private static TestNode node;
    private static DimseServer server;
    private static DimseServer receiver;
    private static final Uid STUDY = Uid.random();
    private static final List<Peer> PEERS = new ArrayList<>();

    /** Longer than the node goes by what it has read of its peers. */
    private static final Duration UNTIL_READ_AGAIN = Duration.ofSeconds(2);

    private record Peer(AeTitle title, Set<Permission> may, boolean own) {

        /** All of them are on the node's machine. */
        boolean may(PeerRequests.Row row) {
            return row.fromHere() || row.needs().map(may::contains).orElse(true);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        node = TestNode.start();
        var hospital = node.institution("Hospital");
        TestImages.receive(
                node,
                hospital.id(),
                TestImages.ct(STUDY, Uid.random(), Uid.random(), 1),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        receiver = DimseServer.builder().storage((_, _) -> DimseStatus.SUCCESS).start();
        for (var permission : Permission.values()) {
            peer("OWN_" + permission, hospital, true, Set.of(permission));
            peer("OTHER_" + permission, node.institution("Elsewhere " + permission), false, Set.of(permission));
        }
        peer("OWN_NOTHING", hospital, true, Set.of());
        PEERS.add(new Peer(new AeTitle("STRANGER"), Set.of(), false));
        server = node.bean(PeerServices.class)
                .offer(
                        DimseServer.builder()
                                .policy(node.bean(AssociationPolicy.class))
                                .storage(store()),
                        Timeouts.DEFAULT)
                .start();
    }

    private static void peer(String title, Institution institution, boolean own, Set<Permission> may) {
        var ae = new RemoteAe(new AeTitle(title), "127.0.0.1", receiver.port(), may, Optional.of(institution.id()));
        node.bean(RemoteAes.class).save(ae);
        PEERS.add(new Peer(ae.aeTitle(), may, own));
    }

    @SuppressWarnings("unchecked")
    private static DimseService<StoreRequest> store() {
        return (DimseService<StoreRequest>) node.context()
                .getBeanProvider(ResolvableType.forClassWithGenerics(DimseService.class, StoreRequest.class))
                .getObject();
    }

    @AfterAll
    static void stop() throws IOException {
        PEERS.clear();
        server.close();
        receiver.close();
        node.close();
    }

    @Test
    void aPermissionOpensItsServicesAndNoOthers() throws IOException {
        var wrong = new ArrayList<String>();
        for (var peer : PEERS) {
            for (var row : PeerRequests.rows()) {
                try (var association = open(peer, row.sopClass())) {
                    assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
                    boolean opens = peer.may(row) || row.needs().equals(Optional.of(Permission.STORE));
                    boolean isOpen = !association.accepted(row.sopClass()).isEmpty();
                    if (opens != isOpen) {
                        wrong.add(peer.title() + " " + row.name() + (opens ? " is refused" : " is open"));
                    } else if (isOpen) {
                        compare(
                                wrong,
                                peer + " " + row.name(),
                                ask(association, row, peer.title()),
                                answer(peer.may(row)));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aRightThatIsLostWhileTheAssociationStandsIsLostForTheNextRequest() throws IOException {
        var wrong = new ArrayList<String>();
        var title = new AeTitle("LOSER");
        for (var row : PeerRequests.rows()) {
            node.bean(RemoteAes.class)
                    .save(new RemoteAe(
                            title, "127.0.0.1", receiver.port(), Set.of(Permission.values()), Optional.empty()));
            node.pass(UNTIL_READ_AGAIN);
            try (var association = open(new Peer(title, Set.of(Permission.values()), false), row.sopClass())) {
                compare(wrong, "before: " + row.name(), ask(association, row, title), DimseStatus.SUCCESS);
                node.bean(RemoteAes.class).delete(title);
                node.pass(UNTIL_READ_AGAIN);
                var still = answer(row.needs().isEmpty() || row.fromHere());
                compare(wrong, "after: " + row.name(), ask(association, row, title), still);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static DimseStatus answer(boolean may) {
        return may ? DimseStatus.SUCCESS : DimseStatus.NOT_AUTHORIZED;
    }

    private static void compare(List<String> wrong, String what, DimseStatus was, DimseStatus expected) {
        if (!was.equals(expected)) {
            wrong.add(what + " is answered " + was + ", not " + expected);
        }
    }

    private static DimseStatus ask(Association association, PeerRequests.Row row, AeTitle title) throws IOException {
        return PeerRequests.of(row).ask(association, row.sopClass(), title);
    }

    private static Association open(Peer peer, String sopClass) throws IOException {
        var implicit = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
        return DimseClient.connect(as(peer), List.of(DimseClient.VERIFICATION, ContextProposal.of(sopClass, implicit)));
    }

    @Test
    void aStudyOfAnotherInstitutionLooksLikeAMissingOne() throws IOException {
        var missing = Uid.random();
        for (var peer : PEERS) {
            if (peer.may().contains(Permission.FIND)) {
                assertThat(found(peer, STUDY)).as(peer.toString()).hasSize(peer.own() ? 1 : 0);
                assertThat(found(peer, missing)).isEmpty();
            }
            if (peer.may().contains(Permission.MOVE)) {
                assertThat(moved(peer, STUDY).completed()).as(peer.toString()).isEqualTo(peer.own() ? 1 : 0);
                assertThat(peer.own() || moved(peer, STUDY).equals(moved(peer, missing)))
                        .isTrue();
            }
            if (peer.may().contains(Permission.GET)) {
                assertThat(got(peer, STUDY).completed()).as(peer.toString()).isEqualTo(peer.own() ? 1 : 0);
                assertThat(peer.own() || got(peer, STUDY).equals(got(peer, missing)))
                        .isTrue();
            }
        }
    }

    private static List<DataSet> found(Peer peer, Uid study) throws IOException {
        var matches = new ArrayList<DataSet>();
        try (var association = DimseClient.connect(
                as(peer), List.of(ContextProposal.of(FIND, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)))) {
            assertThat(association.find(FIND, named(study), matches::add).status())
                    .isEqualTo(DimseStatus.SUCCESS);
        }
        return matches;
    }

    private static SubOperationCounters moved(Peer peer, Uid study) throws IOException {
        try (var association = DimseClient.connect(
                as(peer), List.of(ContextProposal.of(MOVE, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)))) {
            return association.move(MOVE, named(study), peer.title(), _ -> true).counters();
        }
    }

    private static SubOperationCounters got(Peer peer, Uid study) throws IOException {
        var storage = ContextProposal.of(Uids.CTImageStorage, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        try (var association =
                DimseClient.connectForGet(as(peer), GET, List.of(storage), (_, _) -> DimseStatus.SUCCESS)) {
            return association.get(GET, named(study), _ -> true).counters();
        }
    }

    private static DataSet named(Uid study) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, study.value())
                .build();
    }

    private static Destination as(Peer peer) {
        return new Destination("127.0.0.1", server.port(), NODE, peer.title(), Timeouts.DEFAULT);
    }
}
