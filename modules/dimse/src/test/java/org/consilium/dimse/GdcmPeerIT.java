package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Part10;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What GDCM's user asks for. {@code gdcmscu} 3.0.21 aborts itself after the release, with DCMTK as well; what it was answered
 * is read from what it prints before.
 */
class GdcmPeerIT {

    private static final Pattern SUCCESS = Pattern.compile("\\(0000,0900\\) \\?\\? \\(US\\) 0 ");
    private static final Pattern PENDING = Pattern.compile("\\(0000,0900\\) \\?\\? \\(US\\) 65280 ");
    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;

    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

    private final Received received = new Received();
    private final BlockingQueue<DataSet> queries = new LinkedBlockingQueue<>();

    @Test
    @Interoperates(value = Service.ECHO, as = Role.PROVIDER, with = Peer.GDCM)
    void answersAnEcho() throws IOException {
        try (DimseServer server = DimseServer.builder().start()) {
            var result = gdcmscu().run("--echo", "-D", "localhost", server.port());
            assertThat(result.output()).containsPattern(SUCCESS);
        }
    }

    @Test
    @Interoperates(value = Service.STORE, as = Role.PROVIDER, with = Peer.GDCM)
    void receivesWhatTheFileHolds() throws IOException {
        Path file = TestData.file("ct/CT_small.dcm");
        try (DimseServer server = DimseServer.builder().storage(received).start()) {
            gdcmscu().run("--store", "localhost", server.port(), file);
        }
        DataSet sent = Part10.read(file).dataSet();
        var arrived = received.of(sent.text(Tag.SOPInstanceUID).orElseThrow());
        DataSet read = DataSetReader.read(arrived.dataSet(), arrived.request().transferSyntax());
        assertThat(DataSetWriter.toByteArray(read, IMPLICIT)).isEqualTo(DataSetWriter.toByteArray(sent, IMPLICIT));
    }

    @Test
    @Interoperates(value = Service.FIND, as = Role.PROVIDER, with = Peer.GDCM)
    void answersAQuery() throws Exception {
        QueryProvider provider = (query, matches) -> {
            queries.add(query.identifier());
            for (int i = 0; i < 3; i++) {
                matches.send(TinyStudy.instance(i));
            }
        };
        try (DimseServer server = DimseServer.builder().find(FIND, provider).start()) {
            var result = gdcmscu()
                    .run(
                            "-D",
                            "--find",
                            "--studyroot",
                            "--study",
                            "--key",
                            "10,10=DOE*",
                            "--key",
                            "20,d",
                            "localhost",
                            server.port());
            assertThat(result.output()).containsPattern(PENDING).containsPattern(SUCCESS);
        }
        assertThat(queries.poll(1, TimeUnit.SECONDS).text(Tag.PatientName)).contains("DOE*");
    }

    /** It accepts Explicit VR Little Endian and reads what comes as implicit: it is sent nothing else. */
    @Test
    @Interoperates(value = Service.MOVE, as = Role.PROVIDER, with = Peer.GDCM)
    @Interoperates(value = Service.STORE, as = Role.USER, with = Peer.GDCM)
    void movesToWhereItListens(@TempDir Path folder) throws IOException {
        int port = FreePort.find();
        var destination =
                new Destination("localhost", port, new AeTitle("GDCMSCU"), new AeTitle("NODE"), Timeouts.DEFAULT);
        try (DimseServer server = DimseServer.builder()
                .move(
                        MOVE,
                        _ -> RetrieveItems.of(List.of(new TinyItem(1, RawPeer.CT, List.of(IMPLICIT)))),
                        (_, _) -> Optional.of(destination))
                .start()) {
            gdcmscu()
                    .run(
                            "-D",
                            "--move",
                            "--studyroot",
                            "--study",
                            "--aetitle",
                            "GDCMSCU",
                            "--key",
                            "20,d=1.2.1",
                            "--port-scp",
                            port,
                            "--output",
                            folder,
                            "localhost",
                            server.port());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .singleElement()
                    .satisfies(file -> assertThat(Part10.read(file).dataSet().text(Tag.PatientID))
                            .contains("P1"));
        }
    }

    private static ForeignTool gdcmscu() {
        return ForeignTool.require("gdcmscu");
    }
}
