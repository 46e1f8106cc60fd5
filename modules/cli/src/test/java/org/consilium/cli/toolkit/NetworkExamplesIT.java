package org.consilium.cli.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.cli.Objects;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.CommitmentInbox;
import org.consilium.dimse.commitment.CommitmentProvider;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.retrieve.Payload;
import org.consilium.dimse.retrieve.RetrieveItem;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.AeTitle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkExamplesIT {

    private static final AeTitle PEER = new AeTitle("PEER");
    private static final AeTitle ME = new AeTitle("ME");

    @TempDir
    Path folder = Path.of("");

    // example: store-provider
    /** Keeps what arrives as files, each whole or not at all. */
    record FolderProvider(Path folder) implements DimseService<StoreRequest> {
        @Override
        public DimseStatus handle(StoreRequest request, InputStream dataSet) throws IOException {
            Path unfinished = Files.createTempFile(folder, "arriving", ".tmp");
            try (var out = Files.newOutputStream(unfinished)) {
                out.write(Part10.header(FileMeta.of(
                        request.affectedSopClassUid(), request.affectedSopInstanceUid(), request.transferSyntax())));
                dataSet.transferTo(out); // as it comes in: nothing is buffered whole
            }
            Path file = folder.resolve(request.affectedSopInstanceUid() + ".dcm"); // a checked UID: digits and dots
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return DimseStatus.SUCCESS;
        }
    }
    // end

    @Test
    void sendsToTheProviderWithProgress() throws IOException {
        Path file = Objects.writeCt("1.2.3.4", folder.resolve("ct.dcm"));
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        List<Long> progress = new ArrayList<>();
        // example: store
        try (DimseServer provider =
                        DimseServer.builder().storage(new FolderProvider(inbox)).start();
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Part10Stream opened = Part10.open(in);
            FileMeta meta = opened.meta();
            var peer = new Destination("localhost", provider.port(), PEER, ME, Timeouts.DEFAULT);
            var context = ContextProposal.of(meta.mediaStorageSopClassUid(), meta.transferSyntax());
            try (Association association = DimseClient.connect(peer, List.of(context, DimseClient.VERIFICATION))) {
                association.echo();
                long length = Files.size(file) - opened.dataSetOffset();
                InputStream dataSet = new Observed(opened.dataSet(), progress::add); // tells what has gone out
                DimseStatus status = association.store(new StoreItem(
                        meta.mediaStorageSopClassUid(),
                        meta.mediaStorageSopInstanceUid(),
                        meta.transferSyntax(),
                        length,
                        dataSet));
                if (!status.isSuccess() && !status.isWarning()) {
                    throw new IOException("not stored: " + status);
                }
            }
        }
        // end
        byte[] sent = DataSetWriter.toByteArray(Objects.ct("1.2.3.4"), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(Part10.read(inbox.resolve("1.2.3.4.dcm")).dataSetBytes().toByteArray())
                .isEqualTo(sent);
        assertThat(progress.stream().mapToLong(Long::longValue).sum()).isEqualTo(sent.length);
    }

    @Test
    void queries() throws IOException {
        List<DataSet> studies = List.of(Objects.ct("1.2.3.4"));
        List<String> found = new ArrayList<>();
        // example: find
        String studyRoot = Uids.StudyRootQueryRetrieveInformationModelFind;
        QueryProvider byPatientId = (query, matches) -> {
            Optional<String> wanted = query.identifier().text(Tag.PatientID);
            for (DataSet study : studies) {
                boolean isMatch = wanted.isEmpty() || study.text(Tag.PatientID).equals(wanted);
                if (isMatch && !matches.send(study)) {
                    return; // the user has cancelled
                }
            }
        };
        DataSet keys = DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.PatientID, "P1")
                .empty(Tag.StudyInstanceUID) // asked for
                .build();
        try (DimseServer provider =
                        DimseServer.builder().find(studyRoot, byPatientId).start();
                Association association = DimseClient.connect(
                        new Destination("localhost", provider.port(), PEER, ME, Timeouts.DEFAULT),
                        List.of(ContextProposal.of(studyRoot, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)))) {
            QueryResult result = association.find(
                    studyRoot,
                    keys,
                    100,
                    match -> // cancels after 100
                    found.add(match.text(Tag.StudyInstanceUID).orElse("")));
            if (!result.isComplete()) {
                throw new IOException("not all: " + result.status());
            }
        }
        // end
        assertThat(found).containsExactly("1.2.3.1");
    }

    /** What the example retrieves: one object in memory. */
    record InMemory(DataSet object) implements RetrieveItem {
        @Override
        public String sopClassUid() {
            return Objects.CT;
        }

        @Override
        public String sopInstanceUid() {
            return object.text(Tag.SOPInstanceUID).orElseThrow();
        }

        @Override
        public List<TransferSyntax> transferSyntaxes() {
            return List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }

        @Override
        public Payload open(TransferSyntax transferSyntax) {
            byte[] bytes = DataSetWriter.toByteArray(object, transferSyntax);
            return new Payload(bytes.length, new ByteArrayInputStream(bytes));
        }
    }

    @Test
    void retrieves() throws IOException {
        List<InMemory> held = List.of(new InMemory(Objects.ct("1.2.3.4")), new InMemory(Objects.ct("1.2.3.5")));
        Path target = Files.createDirectory(folder.resolve("got"));
        // example: get
        String studyRoot = Uids.StudyRootQueryRetrieveInformationModelGet;
        DataSet keys = DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, "1.2.3.1")
                .build();
        RetrieveResult result;
        try (DimseServer provider = DimseServer.builder()
                        .get(studyRoot, request -> RetrieveItems.of(held))
                        .start();
                Association association = DimseClient.connectForGet(
                        new Destination("localhost", provider.port(), PEER, ME, Timeouts.DEFAULT),
                        studyRoot,
                        List.of(ContextProposal.of(
                                Uids.CTImageStorage, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)), // what may come
                        new FolderProvider(target))) {
            result = association.get(studyRoot, keys, counters -> counters.failed() == 0); // else cancelled
        }
        // end
        assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
        assertThat(result.counters().completed()).isEqualTo(2);
        assertThat(target.resolve("1.2.3.5.dcm")).exists();
    }

    @Test
    void hasObjectsCommitted() throws Exception {
        var kept = new ObjectReference(Objects.CT, "1.2.3.4");
        Optional<CommitmentResult> result;
        // example: commitment
        var inbox = new CommitmentInbox();
        ServiceClasses listening =
                ServiceClasses.none().withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user(inbox));
        CommitmentProvider keepsEverything = (request, reporter) -> {
            var all = new CommitmentResult(request.transactionUid(), request.references(), List.of());
            Thread.ofVirtual().start(() -> tell(reporter, all)); // later: a report never precedes the answer
            return NormalizedResponse.success();
        };
        try (DimseServer provider = DimseServer.builder()
                        .service(StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider(keepsEverything))
                        .start();
                Association association = DimseClient.connect(
                        new Destination("localhost", provider.port(), PEER, ME, Timeouts.DEFAULT),
                        AssociationProposal.of(List.of(StorageCommitment.CONTEXT)),
                        listening);
                var expected = inbox.expect("2.25.1")) {
            StorageCommitment.request(association.machine(), "2.25.1", List.of(kept));
            result = expected.await(Duration.ofSeconds(30));
        }
        // end
        assertThat(result).map(CommitmentResult::isComplete).contains(true);
    }

    /** Who has heard the report may be gone before its answer is here. */
    private static void tell(CommitmentReporter reporter, CommitmentResult result) {
        try {
            reporter.report(result);
        } catch (IOException e) {
            assertThat(e).isInstanceOf(AssociationEnded.class);
        }
    }
}
