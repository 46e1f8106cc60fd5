package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.SocketFactory;
import org.consilium.archive.receive.StoreScp;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.AssociationRejected;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.Fingerprint;
import org.consilium.dimse.tls.Tls;
import org.consilium.kernel.AeTitle;
import org.consilium.security.PeerCertificate;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.CertificateAuthority;
import org.consilium.testkit.CertificateAuthority.Issued;
import org.consilium.testkit.CertificateRequest;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificate a sender proved to own is kept with what it sent, and a title can be bound to one. */
class CertificateIT {

    private static final AeTitle TITLE = new AeTitle("CONSILIUM");
    private static final AeTitle CT1 = new AeTitle("CT1");

    @TempDir
    private Path folder;

    private final ListedPeers peers = new ListedPeers();
    private CertificateAuthority authority;
    private Issued own;
    private Issued other;
    private Database database;
    private ObjectStore store;
    private TestArchive archive;
    private DimseServer secure;
    private DimseServer plain;

    @BeforeEach
    void open() throws IOException {
        authority = CertificateAuthority.create(folder, "Test root");
        own = authority.issue(CertificateRequest.of("ct1"));
        other = authority.issue(CertificateRequest.of("other"));
        var server = authority.issue(
                CertificateRequest.of("server").dns("localhost").address(InetAddress.getLoopbackAddress()));
        store = ObjectStores.folder(folder.resolve("objects"));
        start();
        var rights = new PeerRights(new KnownPeers(peers, Clock.systemUTC()), new TestInstitutions());
        var tls = Tls.builder()
                .identity(server.certificate(), server.key())
                .trust(authority.certificate())
                .build();
        secure = server(rights)
                .socketFactory(tls.serverSockets(ClientCertificate.REQUIRED))
                .start();
        plain = server(rights).start();
    }

    private DimseServer.Builder server(PeerRights rights) {
        return DimseServer.builder()
                .policy(new NodeAssociationPolicy(TITLE, rights, () -> false))
                .storage(new StoreScp(archive.receiver, rights::mayStore));
    }

    private void start() throws IOException {
        database = Database.migrated("archive");
        archive = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
    }

    @AfterEach
    void close() {
        secure.close();
        plain.close();
        archive.close();
        database.close();
    }

    @Test
    void theCertificateIsInTheIndexAndInTheOneMadeAgainFromPacks() throws Exception {
        var slice = Images.slice().build();
        assertThat(send(slice, Optional.of(own))).isEqualTo(DimseStatus.SUCCESS);
        await().until(() ->
                archive.spool.bytesUsed() == 0 && !certificates("instance").isEmpty());
        var expected = List.of(fingerprint(own) + " CN=ct1");
        assertThat(certificates("instance")).isEqualTo(expected);

        secure.close();
        plain.close();
        archive.close();
        database.close();
        start();
        archive.reindexing.run(progress -> {});
        assertThat(certificates("instance")).isEqualTo(expected);
    }

    @Test
    void aNewcomerInQuarantineNamesTheCertificateOfItsSenderAndKeepsItAsAVersion() throws Exception {
        var slice = Images.slice().build();
        assertThat(send(slice, Optional.empty())).isEqualTo(DimseStatus.SUCCESS);
        var newcomer = slice.toBuilder().text(Tag.PatientID, "P2").build();
        assertThat(send(newcomer, Optional.of(other)).code()).isEqualTo(0x0111);
        var conflict =
                archive.conflicts.page(TestArchive.NODE, false, 10, 0).rows().getFirst();
        assertThat(conflict.sender().certificate()).contains(new SenderCertificate(fingerprint(other), "CN=other"));
        archive.conflicts.decide(
                TestArchive.NODE, conflict.id(), org.consilium.archive.conflict.Choice.REPLACE, "right patient", "x");
        assertThat(certificates("instance")).containsExactly(fingerprint(other) + " CN=other");
        assertThat(certificates("version")).isEmpty();
    }

    @Test
    void aTitleBoundToAFingerprintIsOnlyForThatCertificate() throws Exception {
        bind(fingerprint(own));
        assertThat(send(Images.slice().build(), Optional.of(own))).isEqualTo(DimseStatus.SUCCESS);
        assertRejected(Optional.of(other));
        assertRejected(Optional.empty());
    }

    @Test
    void aTitleBoundToASubjectTakesARenewedCertificate() throws Exception {
        bind("cn=CT1");
        var renewed = authority.issue(CertificateRequest.of("ct1"));
        assertThat(fingerprint(renewed)).isNotEqualTo(fingerprint(own));
        assertThat(send(Images.slice().build(), Optional.of(own))).isEqualTo(DimseStatus.SUCCESS);
        assertThat(send(Images.slice().build(), Optional.of(renewed))).isEqualTo(DimseStatus.SUCCESS);
        assertRejected(Optional.of(other));
        assertRejected(Optional.empty());
    }

    @Test
    void aTitleThatIsBoundWhileItsAssociationIsOpenSendsNoMore() throws Exception {
        try (var association = DimseClient.connect(
                to(Optional.empty()), List.of(context(Images.slice().build())))) {
            assertThat(association.store(item(Images.slice().build()))).isEqualTo(DimseStatus.SUCCESS);
            bind(fingerprint(own));
            await().until(() -> association.store(item(Images.slice().build())).equals(DimseStatus.NOT_AUTHORIZED));
        }
    }

    private void assertRejected(Optional<Issued> shown) {
        assertThatThrownBy(() -> send(Images.slice().build(), shown))
                .isInstanceOf(AssociationRejected.class)
                .hasMessageContaining("calling AE title not recognized");
    }

    private void bind(String certificate) {
        peers.save(new RemoteAe(
                CT1,
                "127.0.0.1",
                104,
                Set.of(Permission.STORE),
                Optional.empty(),
                Optional.of(new PeerCertificate(certificate))));
    }

    /** Over TLS with a certificate, or over the plain port. */
    private DimseStatus send(DataSet slice, Optional<Issued> shown) throws IOException {
        try (var association = DimseClient.connect(to(shown), List.of(context(slice)))) {
            return association.store(item(slice));
        }
    }

    private Destination to(Optional<Issued> shown) throws IOException {
        if (shown.isEmpty()) {
            return new Destination("127.0.0.1", plain.port(), TITLE, CT1, Timeouts.DEFAULT);
        }
        SocketFactory sockets = Tls.builder()
                .identity(shown.get().certificate(), shown.get().key())
                .trust(authority.certificate())
                .build()
                .clientSockets();
        return new Destination(
                "127.0.0.1", secure.port(), TITLE, CT1, Timeouts.DEFAULT, Limits.DEFAULT, Optional.of(sockets));
    }

    private static ContextProposal context(DataSet slice) {
        return ContextProposal.of(slice.text(Tag.SOPClassUID).orElseThrow(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static StoreItem item(DataSet slice) {
        var bytes = DataSetWriter.toByteArray(slice, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return new StoreItem(
                slice.text(Tag.SOPClassUID).orElseThrow(),
                TestArchive.uid(slice).value(),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                bytes.length,
                new ByteArrayInputStream(bytes));
    }

    private static String fingerprint(Issued issued) throws IOException, CertificateException {
        try (var in = Files.newInputStream(issued.certificate())) {
            return Fingerprint.of((X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .hex();
        }
    }

    private List<String> certificates(String table) {
        return archive.jdbc
                .sql("select encode(certificate, 'hex') || ' ' || certificate_subject from archive." + table
                        + " where certificate is not null")
                .query(String.class)
                .list();
    }
}
