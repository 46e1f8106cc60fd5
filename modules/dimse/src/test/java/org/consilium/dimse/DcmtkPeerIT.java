package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides against DCMTK. */
class DcmtkPeerIT {

    private static final String CT = RawPeer.CT;

    private final Received received = new Received();

    @Test
    @Interoperates(value = Service.ECHO, as = Role.PROVIDER, with = Peer.DCMTK)
    void answersEchoscu() throws IOException {
        ForeignTool echoscu = ForeignTool.require("echoscu");
        try (DimseServer server = DimseServer.builder().start()) {
            var result = echoscu.run("-v", "--repeat", 3, "localhost", server.port());
            assertThat(result.exitCode()).as(result.output()).isZero();
        }
    }

    @Test
    @Interoperates(value = Service.STORE, as = Role.PROVIDER, with = Peer.DCMTK)
    void receivesFromStorescuWhatTheFileHolds() throws IOException {
        ForeignTool storescu = ForeignTool.require("storescu");
        Path file = TestData.file("ct/CT_small.dcm");
        try (DimseServer server = DimseServer.builder().storage(received).start()) {
            var result = storescu.run("-v", "localhost", server.port(), file);
            assertThat(result.exitCode()).as(result.output()).isZero();
        }
        assertThat(received.byInstance).hasSize(1).allSatisfy((uid, arrived) -> {
            assertThat(arrived.request().affectedSopClassUid()).isEqualTo(CT);
            assertThat(arrived.dataSet().length).isGreaterThan(30_000);
        });
    }

    @Test
    @Interoperates(
            value = {Service.ECHO, Service.STORE},
            as = Role.USER,
            with = Peer.DCMTK)
    void storescpReceivesWhatIsSentOverOneAssociation(@TempDir Path folder) throws Exception {
        ForeignTool storescp = ForeignTool.require("storescp");
        byte[] dataSet = TinyObject.ct("1.2.3.4", 600_000);
        int port = FreePort.find();
        Process process = storescp.start(
                folder.resolve("log"),
                "+B",
                "--max-pdu",
                "65536",
                "-od",
                Files.createDirectory(folder.resolve("in")),
                port);
        try {
            await().until(() -> isListening(port));
            var destination =
                    new Destination("localhost", port, new AeTitle("STORESCP"), new AeTitle("SCU"), Timeouts.DEFAULT);
            List<ContextProposal> contexts =
                    List.of(DimseClient.VERIFICATION, ContextProposal.of(CT, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
            try (Association association = DimseClient.connect(destination, contexts)) {
                assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
                for (int i = 0; i < 3; i++) {
                    var item = new StoreItem(
                            CT,
                            "1.2.3.4." + i,
                            TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                            dataSet.length,
                            new ByteArrayInputStream(dataSet));
                    assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        try (Stream<Path> files = Files.list(folder.resolve("in"))) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(endOf(file, dataSet.length)).isEqualTo(dataSet));
        }
    }

    private static byte[] endOf(Path file, int length) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        return Arrays.copyOfRange(whole, whole.length - length, whole.length);
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
