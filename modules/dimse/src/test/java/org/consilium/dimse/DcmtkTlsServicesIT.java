package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Over;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.interoperability.Transport;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.TlsProfile;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.ForeignTool.Result;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services that DCMTK has over TLS; the handshakes are those of {@link ForeignTlsIT}. */
@Over(Transport.TLS)
class DcmtkTlsServicesIT {

    private static final String STUDY_ROOT = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

    @TempDir
    private static Path folder;

    private static TlsPeers peers;

    @BeforeAll
    static void issue() {
        peers = new TlsPeers(folder, true);
    }

    @Test
    @Interoperates(value = Service.FIND, as = Role.PROVIDER, with = Peer.DCMTK)
    void findscuGetsEveryMatch() throws IOException {
        QueryProvider provider = (_, matches) -> {
            for (int i = 10; i < 13; i++) {
                matches.send(TinyStudy.instance(i));
            }
        };
        try (DimseServer server = server().find(STUDY_ROOT, provider).start()) {
            assertThat(findscu(server, "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "PatientName=DOE*")
                            .output())
                    .contains("DOE^J10", "DOE^J11", "DOE^J12", "Final Find Response (Success)");
        }
    }

    @Test
    @Interoperates(value = Service.WORKLIST, as = Role.PROVIDER, with = Peer.DCMTK)
    void findscuGetsWorklistItems() throws IOException {
        try (DimseServer server = server().find(
                        Uids.ModalityWorklistInformationModelFind, (_, matches) -> matches.send(WorklistItem.of("CT")))
                .start()) {
            assertThat(findscu(server, "-W", "-k", "(0040,0100)[0].Modality=CT", "-k", "AccessionNumber")
                            .output())
                    .contains("[A-CT]", "Final Find Response (Success)");
        }
    }

    @Test
    @Interoperates(value = Service.CANCEL, as = Role.PROVIDER, with = Peer.DCMTK)
    void findscuCancels() throws IOException {
        var cancelled = new CompletableFuture<Boolean>();
        QueryProvider provider = (_, matches) -> {
            int sent = 0;
            while (matches.send(TinyStudy.instance(sent))) {
                sent++;
            }
            cancelled.complete(matches.isCancelled());
        };
        try (DimseServer server = server().find(STUDY_ROOT, provider).start()) {
            Result result = findscu(server, "-S", "--cancel", "2", "-k", "QueryRetrieveLevel=STUDY");
            assertThat(result.output()).contains("Cancel");
        }
        assertThat(cancelled.join()).isTrue();
    }

    @Test
    @Interoperates(
            value = {Service.ECHO, Service.STORE},
            as = Role.USER,
            with = Peer.DCMTK)
    void storescpReceivesWhatIsSent() throws Exception {
        ForeignTool storescp = ForeignTool.require("storescp");
        byte[] dataSet = TinyObject.ct("1.2.3.4", 100_000);
        int port = FreePort.find();
        Path received = Files.createDirectory(folder.resolve("in"));
        var arguments = new ArrayList<Object>(List.of("+B", "-od", received));
        arguments.addAll(secured(peers.server.key(), peers.server.certificate()));
        arguments.add(port);
        Process process = storescp.start(folder.resolve("log"), arguments.toArray());
        try {
            await().until(() -> Dcmqrscp.isListening(port));
            var sockets =
                    peers.tls(peers.client).profile(TlsProfile.BCP_195).build().clientSockets();
            try (Association association = DimseClient.connect(
                    TlsPeers.destination("localhost", port, sockets),
                    List.of(DimseClient.VERIFICATION, ContextProposal.of(RawPeer.CT, IMPLICIT)))) {
                assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
                var item = new StoreItem(
                        RawPeer.CT, "1.2.3.4", IMPLICIT, dataSet.length, new ByteArrayInputStream(dataSet));
                assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        try (Stream<Path> files = Files.list(received)) {
            byte[] kept = Files.readAllBytes(files.findFirst().orElseThrow());
            assertThat(Arrays.copyOfRange(kept, kept.length - dataSet.length, kept.length))
                    .isEqualTo(dataSet);
        }
    }

    private static DimseServer.Builder server() throws IOException {
        return peers.server(TlsProfile.BCP_195, ClientCertificate.REQUIRED);
    }

    private static Result findscu(DimseServer server, String... query) {
        var arguments = new ArrayList<Object>(List.of("-v"));
        arguments.addAll(secured(peers.client.key(), peers.client.certificate()));
        arguments.addAll(List.of(query));
        arguments.addAll(List.of("localhost", server.port()));
        return ForeignTool.require("findscu").run(arguments.toArray());
    }

    private static List<Object> secured(Path key, Path certificate) {
        return List.of("+tls", key, certificate, "+cf", peers.authority.certificate(), "--profile-bcp195-nd");
    }
}
