package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.query.QueryResult;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C-FIND with DCMTK on the other side. */
class DcmtkQueryIT {

    private static final String STUDY_ROOT = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    @Test
    @Interoperates(value = Service.FIND, as = Role.PROVIDER, with = Peer.DCMTK)
    void findscuGetsEveryMatch() throws IOException {
        ForeignTool findscu = ForeignTool.require("findscu");
        QueryProvider provider = (query, matches) -> {
            assertThat(query.identifier().text(Tag.PatientName)).contains("DOE*");
            for (int i = 0; i < 3; i++) {
                matches.send(match(i));
            }
        };
        try (DimseServer server =
                DimseServer.builder().find(STUDY_ROOT, provider).start()) {
            var result = findscu.run(
                    "-v",
                    "-S",
                    "-k",
                    "QueryRetrieveLevel=STUDY",
                    "-k",
                    "PatientName=DOE*",
                    "-k",
                    "StudyInstanceUID",
                    "localhost",
                    server.port());
            assertThat(result.exitCode()).as(result.output()).isZero();
            assertThat(result.output()).contains("[1.2.10]", "[1.2.11]", "[1.2.12]", "Final Find Response (Success)");
        }
    }

    @Test
    @Interoperates(value = Service.WORKLIST, as = Role.PROVIDER, with = Peer.DCMTK)
    void findscuGetsWorklistItems() throws IOException {
        ForeignTool findscu = ForeignTool.require("findscu");
        QueryProvider provider = (_, matches) -> matches.send(match(7));
        try (DimseServer server = DimseServer.builder()
                .find(Uids.ModalityWorklistInformationModelFind, provider)
                .start()) {
            var result = findscu.run(
                    "-v",
                    "-W",
                    "-k",
                    "(0040,0100)[0].Modality=CT",
                    "-k",
                    "StudyInstanceUID",
                    "localhost",
                    server.port());
            assertThat(result.exitCode()).as(result.output()).isZero();
            assertThat(result.output()).contains("[1.2.17]");
        }
    }

    @Test
    @Interoperates(value = Service.CANCEL, as = Role.PROVIDER, with = Peer.DCMTK)
    void findscuCancels() throws IOException {
        ForeignTool findscu = ForeignTool.require("findscu");
        var cancelled = new CompletableFuture<Boolean>();
        QueryProvider provider = (_, matches) -> {
            int sent = 0;
            while (matches.send(match(sent))) {
                sent++;
            }
            cancelled.complete(matches.isCancelled());
        };
        try (DimseServer server =
                DimseServer.builder().find(STUDY_ROOT, provider).start()) {
            var result = findscu.run(
                    "-v",
                    "-S",
                    "--cancel",
                    2,
                    "-k",
                    "QueryRetrieveLevel=STUDY",
                    "-k",
                    "StudyInstanceUID",
                    "localhost",
                    server.port());
            assertThat(result.output()).contains("Cancel");
        }
        assertThat(cancelled.join()).isTrue();
    }

    @Test
    @Interoperates(
            value = {Service.FIND, Service.CANCEL},
            as = Role.USER,
            with = Peer.DCMTK)
    void dcmqrscpAnswersWhatWasStored(@TempDir Path folder) throws IOException {
        try (var archive = new Dcmqrscp(folder, 1);
                Association association = DimseClient.connect(
                        archive.destination(),
                        List.of(ContextProposal.of(RawPeer.CT, EXPLICIT), ContextProposal.of(STUDY_ROOT, EXPLICIT)))) {
            for (int i = 0; i < 5; i++) {
                assertThat(association.store(instance(i))).isEqualTo(DimseStatus.SUCCESS);
            }
            List<DataSet> found = new ArrayList<>();
            var identifier = DataSet.builder()
                    .text(Tag.QueryRetrieveLevel, "STUDY")
                    .text(Tag.PatientName, "DOE^J*")
                    .empty(Tag.StudyInstanceUID)
                    .build();
            assertThat(association.find(STUDY_ROOT, identifier, found::add))
                    .isEqualTo(new QueryResult(DimseStatus.SUCCESS, 5, true, false));
            assertThat(found)
                    .extracting(each -> each.text(Tag.StudyInstanceUID).orElseThrow())
                    .containsExactlyInAnyOrder("1.2.0", "1.2.1", "1.2.2", "1.2.3", "1.2.4");
            assertThat(association.find(STUDY_ROOT, identifier, 2, _ -> {}).taken())
                    .isEqualTo(2);
        }
    }

    @Test
    @Interoperates(value = Service.WORKLIST, as = Role.USER, with = Peer.DCMTK)
    void wlmscpfsGivesItsWorklist(@TempDir Path folder) throws Exception {
        ForeignTool wlmscpfs = ForeignTool.require("wlmscpfs");
        Path items = Files.createDirectory(folder.resolve("WLM"));
        Files.createFile(items.resolve("lockfile"));
        WorklistItem.write(items.resolve("ct.wl"), WorklistItem.of("CT"));
        WorklistItem.write(items.resolve("mr.wl"), WorklistItem.of("MR"));
        int port = FreePort.find();
        Process process = wlmscpfs.start(folder.resolve("log"), "-dfr", "-dfp", folder, port);
        var destination = new Destination("localhost", port, new AeTitle("WLM"), new AeTitle("SCU"), Timeouts.DEFAULT);
        String worklist = Uids.ModalityWorklistInformationModelFind;
        try {
            await().until(() -> Dcmqrscp.isListening(port));
            List<DataSet> found = new ArrayList<>();
            try (Association association =
                    DimseClient.connect(destination, List.of(ContextProposal.of(worklist, EXPLICIT)))) {
                assertThat(association
                                .find(worklist, WorklistItem.query("MR"), found::add)
                                .status())
                        .isEqualTo(DimseStatus.SUCCESS);
            }
            assertThat(found)
                    .singleElement()
                    .satisfies(
                            item -> assertThat(item.text(Tag.AccessionNumber)).contains("A-MR"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** UIDs of even length: others are printed with their padding. */
    private static DataSet match(int number) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, "1.2.1" + number)
                .build();
    }

    private static StoreItem instance(int number) {
        DataSet object = TinyStudy.instance(number);
        byte[] bytes = DataSetWriter.toByteArray(object, EXPLICIT);
        return new StoreItem(
                RawPeer.CT,
                object.text(Tag.SOPInstanceUID).orElseThrow(),
                EXPLICIT,
                bytes.length,
                new ByteArrayInputStream(bytes));
    }
}
