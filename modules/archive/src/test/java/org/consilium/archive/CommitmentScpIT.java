package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.archive.commit.CommitmentLimits;
import org.consilium.archive.commit.CommitmentScp;
import org.consilium.archive.settle.Worker;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dimse.Association;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.commitment.CommitmentInbox;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.CommitmentResult.Failure;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage commitment of a peer that has stored. */
class CommitmentScpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private final CommitmentInbox inbox = new CommitmentInbox();
    private Optional<PeerNode> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(PeerNode::close);
    }

    @Test
    void answersForWhatLiesInTheObjectStoreOnTheSameAssociation() throws Exception {
        var node = open(AT_ONCE, limits(PATIENCE, 3));
        var kept = store(node);
        var lost = new ObjectReference(Uids.CTImageStorage, "1.2.3.4");
        var otherClass = new ObjectReference(Uids.MRImageStorage, kept.sopInstanceUid());
        try (var worker = working(node.commitments);
                var association = connect(node);
                var expected = inbox.expect("1.2.77")) {
            assertThat(request(association, "1.2.77", kept, lost, otherClass)).isEqualTo(DimseStatus.SUCCESS);
            CommitmentResult result = expected.await(PATIENCE).orElseThrow();
            assertThat(result.committed()).containsExactly(kept);
            assertThat(result.failed())
                    .containsExactly(
                            new Failure(lost, DimseStatus.NO_SUCH_SOP_INSTANCE),
                            new Failure(otherClass, DimseStatus.CLASS_INSTANCE_CONFLICT));
            assertThat(request(association, "1.2.77", kept))
                    .as("the same transaction again")
                    .isEqualTo(DimseStatus.DUPLICATE_TRANSACTION_UID);
        }
    }

    @Test
    void reportsOverAnotherAssociationWhenTheFirstIsGoneAndTheNodeWasRestarted() throws Exception {
        var node = open(AT_ONCE, limits(PATIENCE, 100));
        var kept = store(node);
        try (var expected = inbox.expect("1.2.78")) {
            try (var association = connect(node)) {
                assertThat(request(association, "1.2.78", kept)).isEqualTo(DimseStatus.SUCCESS);
            }
            // Nothing of the first provider is left but what is in the database.
            try (var worker = working(node.newCommitmentScp())) {
                assertThat(expected.await(PATIENCE).orElseThrow().committed()).containsExactly(kept);
            }
        }
    }

    @Test
    void doesNotAnswerForWhatIsNotInTheObjectStoreInTime() throws Exception {
        var node = open(NEVER, limits(Duration.ZERO, 3));
        var spooled = store(node);
        assertThat(resultOf(node, "1.2.79", spooled).failed())
                .containsExactly(new Failure(spooled, DimseStatus.PROCESSING_FAILURE));
    }

    @Test
    void doesNotAnswerForBytesThatReadBackOtherThanTheyCame() throws Exception {
        var node = open(AT_ONCE, limits(PATIENCE, 3));
        var altered = store(node);
        awaitDrained(node, altered);
        try (Stream<Path> objects = Files.walk(folder.resolve("objects"))) {
            objects.filter(Files::isRegularFile).forEach(CommitmentScpIT::alter);
        }
        assertThat(resultOf(node, "1.2.80", altered).failed())
                .containsExactly(new Failure(altered, DimseStatus.PROCESSING_FAILURE));
    }

    @Test
    void givesUpAfterSoManyReportsThatNobodyTook() throws Exception {
        var node = open(AT_ONCE, limits(PATIENCE, 2));
        var kept = store(node);
        try (var association = connect(node)) {
            assertThat(request(association, "1.2.81", kept)).isEqualTo(DimseStatus.SUCCESS);
            try (var worker = working(node.commitments)) {
                await().atMost(PATIENCE)
                        .until(() -> node.archive
                                .jdbc
                                .sql("select ended_at is not null and not heard from archive.commitment")
                                .query(Boolean.class)
                                .single());
            }
        }
    }

    @Test
    void takesNoRequestFromAPeerThatMayNotStore() throws IOException {
        var node = open(AT_ONCE, limits(PATIENCE, 3));
        var proposal = AssociationProposal.of(List.of(StorageCommitment.CONTEXT));
        try (var association = DimseClient.connect(node.as(new AeTitle("STRANGER")), proposal, ServiceClasses.none())) {
            assertThat(request(association, "1.2.82", new ObjectReference(Uids.CTImageStorage, "1.2.3")))
                    .isEqualTo(DimseStatus.NOT_AUTHORIZED);
        }
    }

    private PeerNode open(Duration drainDelay, CommitmentLimits limits) {
        var node = PeerNode.open(folder, drainDelay, limits, inbox);
        opened = Optional.of(node);
        return node;
    }

    private static CommitmentLimits limits(Duration wait, int attemptsMax) {
        return new CommitmentLimits(
                wait, Duration.ofMillis(20), attemptsMax, Duration.ofMillis(20), Duration.ofMillis(100));
    }

    private static Worker working(CommitmentScp scp) {
        var worker = new Worker("test-commitments", Duration.ofMillis(20), scp.commitments()::run);
        scp.onRequest(worker::wake);
        worker.start();
        return worker;
    }

    private CommitmentResult resultOf(PeerNode node, String transaction, ObjectReference reference) throws Exception {
        try (var worker = working(node.commitments);
                var association = connect(node);
                var expected = inbox.expect(transaction)) {
            assertThat(request(association, transaction, reference)).isEqualTo(DimseStatus.SUCCESS);
            return expected.await(PATIENCE).orElseThrow();
        }
    }

    private static void awaitDrained(PeerNode node, ObjectReference reference) {
        await().atMost(PATIENCE)
                .until(() -> node.archive
                        .jdbc
                        .sql("select object_key is not null from archive.instance where uid = :uid")
                        .param("uid", reference.sopInstanceUid())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false));
    }

    /** The last byte of the pixels: packs carry their index as text behind the files, so every zone of an object is hit. */
    private static void alter(Path object) {
        try {
            byte[] bytes = Files.readAllBytes(object);
            for (int at = 200; at < bytes.length; at += 50) {
                bytes[at] ^= 1;
            }
            Files.write(object, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectReference store(PeerNode node) {
        var image = Images.slice().build();
        node.archive.receive(image);
        return new ObjectReference(
                Uids.CTImageStorage,
                image.text(Tag.SOPInstanceUID).map(Uid::new).orElseThrow().value());
    }

    private Association connect(PeerNode node) throws IOException {
        return DimseClient.connect(
                node.as(PeerNode.PACS),
                AssociationProposal.of(List.of(StorageCommitment.CONTEXT)),
                ServiceClasses.none().withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user(inbox)));
    }

    private static DimseStatus request(Association association, String transaction, ObjectReference... references)
            throws IOException {
        return StorageCommitment.request(association.machine(), transaction, List.of(references))
                .status();
    }
}
