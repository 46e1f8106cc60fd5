package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.consilium.archive.check.CheckSettings;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Finding.State;
import org.consilium.archive.commit.CommitmentLimits;
import org.consilium.archive.settle.Worker;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.commitment.CommitmentInbox;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.CommitmentResult.Failure;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.SubOperationCounters;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.storage.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/**
 * Promise 5: of {@value #OBJECTS} stored objects one byte is flipped in {@value #FLIPPED} and {@value #CUT} are cut. The scrubber finds
 * every one; retrieval never gives such an instance out whole, storage commitment never answers for it, and all others are as before.
 */
abstract class DamagedObjectsContract {

    private static final int OBJECTS = 300;
    private static final int FLIPPED = 100;
    private static final int CUT = 100;

    /** Every so many is longer than what is verified in memory. */
    private static final int LARGE_EACH = 50;

    private static final int LARGE_BYTES = 3 << 19;
    private static final int SMALL_BYTES = 8 << 10;
    private static final long SEED = 20_261_122;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GET = Uids.PatientRootQueryRetrieveInformationModelGet;

    @TempDir
    private Path folder;

    private final CommitmentInbox inbox = new CommitmentInbox();
    private final Random random = new Random(SEED);
    private final List<DataSet> sent = new ArrayList<>();
    private PeerNode node;
    private ObjectStore store;

    abstract ObjectStore store(Path folder) throws IOException;

    @BeforeEach
    void fill() throws IOException {
        store = store(folder);
        var limits =
                new CommitmentLimits(PATIENCE, Duration.ofMillis(20), 3, Duration.ofMillis(20), Duration.ofMillis(100));
        node = PeerNode.open(folder, store, limits, inbox);
        for (int number = 0; number < OBJECTS; number++) {
            boolean large = number % LARGE_EACH == 0;
            var slice = Images.slice().text(Tag.PatientID, large ? "LARGE" : "SMALL");
            sent.add(slice.bytes(Tag.PixelData, VR.OW, new byte[large ? LARGE_BYTES : SMALL_BYTES])
                    .build());
            assertThat(node.archive.receive(sent.getLast())).isInstanceOf(Receipt.Stored.class);
        }
        await().atMost(PATIENCE).until(() -> node.archive.spool.bytesUsed() == 0);
        assertThat(store.list("", OBJECTS + 1)).hasSize(OBJECTS);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void findsAllDamageAndNeitherGivesItOutNorAnswersForIt() throws Exception {
        var keys = new ArrayList<>(
                store.list("", OBJECTS).stream().map(object -> object.key()).toList());
        Collections.shuffle(keys, random);
        var flipped = Set.copyOf(keys.subList(0, FLIPPED));
        var cut = Set.copyOf(keys.subList(FLIPPED, FLIPPED + CUT));
        for (var key : flipped) {
            flip(key);
        }
        for (var key : cut) {
            cut(key);
        }

        var findings = scrubbed();
        assertThat(findings).extracting(Finding::objectKey).containsOnlyOnceElementsOf(flipped);
        assertThat(findings).extracting(Finding::objectKey).containsOnlyOnceElementsOf(cut);
        assertThat(findings).hasSize(FLIPPED + CUT);
        var unreadable = new HashSet<String>();
        findings.stream()
                .filter(finding -> finding.kind() != Kind.PACK_INDEX)
                .forEach(finding -> unreadable.addAll(instancesIn(finding.objectKey())));
        assertThat(unreadable).hasSizeGreaterThan(FLIPPED);

        assertThatOnlyWholeInstancesAreRead(unreadable);
        assertThatOnlyWholeInstancesAreGot(unreadable);
        assertThatOnlyWholeInstancesAreCommitted(unreadable);
    }

    private void assertThatOnlyWholeInstancesAreRead(Set<String> unreadable) throws IOException {
        for (var slice : sent) {
            var uid = TestArchive.uid(slice);
            var stored = node.archive.archive.open(TestArchive.NODE, uid).orElseThrow();
            if (unreadable.contains(uid.value())) {
                assertThatThrownBy(() -> {
                            try (var in = stored.open()) {
                                in.readAllBytes();
                            }
                        })
                        .as(uid.value())
                        .isInstanceOf(IOException.class);
            } else {
                assertThat(node.archive.read(uid)).isEqualTo(bytes(slice));
            }
        }
    }

    private void assertThatOnlyWholeInstancesAreGot(Set<String> unreadable) throws IOException {
        var small =
                sent.stream().filter(slice -> patient(slice).equals("SMALL")).toList();
        int failed = (int) small.stream()
                .filter(slice -> unreadable.contains(TestArchive.uid(slice).value()))
                .count();
        var storage = ContextProposal.of(Uids.CTImageStorage, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        try (var association = DimseClient.connectForGet(node.as(PeerNode.PACS), GET, List.of(storage), node.taken)) {
            var patient = DataSet.builder()
                    .text(Tag.QueryRetrieveLevel, "PATIENT")
                    .text(Tag.PatientID, "SMALL")
                    .build();
            assertThat(association.get(GET, patient, _ -> true).counters())
                    .isEqualTo(new SubOperationCounters(0, small.size() - failed, failed, 0));
        }
        for (var slice : small) {
            var uid = TestArchive.uid(slice).value();
            if (unreadable.contains(uid)) {
                assertThat(node.taken.byUid).doesNotContainKey(uid);
            } else {
                assertThat(node.taken.of(uid).dataSet()).isEqualTo(bytes(slice));
            }
        }
    }

    private void assertThatOnlyWholeInstancesAreCommitted(Set<String> unreadable) throws Exception {
        var all = sent.stream()
                .map(slice -> new ObjectReference(
                        Uids.CTImageStorage, TestArchive.uid(slice).value()))
                .toList();
        CommitmentResult result;
        var user = StorageCommitment.user(inbox);
        try (var worker = new Worker("test-commitments", Duration.ofMillis(20), node.commitments.commitments()::run);
                var association = DimseClient.connect(
                        node.as(PeerNode.PACS),
                        AssociationProposal.of(List.of(StorageCommitment.CONTEXT)),
                        ServiceClasses.none().withUser(StorageCommitment.SOP_CLASS_UID, user));
                var expected = inbox.expect("1.2.5")) {
            node.commitments.onRequest(worker::wake);
            worker.start();
            assertThat(StorageCommitment.request(association.machine(), "1.2.5", all)
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            result = expected.await(PATIENCE).orElseThrow();
        }
        assertThat(result.failed())
                .extracting(failure -> failure.reference().sopInstanceUid())
                .containsExactlyInAnyOrderElementsOf(unreadable);
        assertThat(result.failed()).extracting(Failure::reason).containsOnly(DimseStatus.PROCESSING_FAILURE);
        assertThat(result.committed()).hasSize(OBJECTS - unreadable.size());
    }

    private List<Finding> scrubbed() {
        var settings = new CheckSettings(Duration.ofDays(1), Duration.ofDays(1), DataSize.ofGigabytes(1));
        var archive = node.archive;
        var checks = new Checks(
                archive.jdbc, store, archive.spool, archive.deletions, archive.reindexing, settings, Clock.systemUTC());
        checks.start();
        checks.scrub();
        checks.stop();
        return checks.findings().list(State.OPEN, OBJECTS);
    }

    private List<String> instancesIn(String key) {
        return node.archive
                .jdbc
                .sql("select uid from archive.instance where object_key = :key")
                .param("key", key)
                .query(String.class)
                .list();
    }

    /** Anywhere: in the head of a file, in a data set, in the index behind them. */
    private void flip(String key) throws IOException {
        var bytes = content(key);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        replace(key, bytes);
    }

    private void cut(String key) throws IOException {
        var bytes = content(key);
        replace(key, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    private byte[] content(String key) throws IOException {
        try (var in = store.open(key, 0, store.stat(key).orElseThrow().length())) {
            return in.readAllBytes();
        }
    }

    private void replace(String key, byte[] bytes) throws IOException {
        store.delete(key);
        store.put(key, bytes.length, new ByteArrayInputStream(bytes));
    }

    private static String patient(DataSet slice) {
        return slice.text(Tag.PatientID).orElseThrow();
    }

    private static byte[] bytes(DataSet slice) {
        return DataSetWriter.toByteArray(slice, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
