package org.consilium.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitCommandIT {

    private static final String LOST = "1.2.99";

    @TempDir
    Path folder = Path.of("");

    /** Answers for everything but one object; reports over what the function chooses. */
    private static DimseServer provider(Function<CommitmentReporter, CommitmentReporter> over) throws IOException {
        return DimseServer.builder()
                .service(StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider((request, sameAssociation) -> {
                    var split = request.references().stream()
                            .collect(Collectors.partitioningBy(
                                    each -> each.sopInstanceUid().equals(LOST)));
                    List<CommitmentResult.Failure> failed =
                            split.getOrDefault(true, List.<ObjectReference>of()).stream()
                                    .map(each -> new CommitmentResult.Failure(each, DimseStatus.NO_SUCH_SOP_INSTANCE))
                                    .toList();
                    var result = new CommitmentResult(
                            request.transactionUid(), split.getOrDefault(false, List.<ObjectReference>of()), failed);
                    Thread.ofVirtual().start(() -> report(over.apply(sameAssociation), result));
                    return NormalizedResponse.success();
                }))
                .start();
    }

    /** Who has heard the report may be gone before its answer is here. */
    private static void report(CommitmentReporter reporter, CommitmentResult result) {
        try {
            assertThat(reporter.report(result)).isEqualTo(DimseStatus.SUCCESS);
        } catch (IOException e) {
            assertThat(e).isInstanceOf(AssociationEnded.class);
        }
    }

    @Test
    void waitsForTheReportOnTheSameAssociation() throws IOException {
        Objects.writeCt("1.2.1", folder.resolve("a.dcm"));
        Objects.writeCt("1.2.2", folder.resolve("b.dcm"));
        try (DimseServer server = provider(same -> same)) {
            Cli.Result result = Cli.run("commit", "localhost:" + server.port(), folder);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
            assertThat(result.out()).contains("2 objects committed, 0 not");
        }
    }

    @Test
    void takesTheReportOnAnAssociationOfThePeer() throws IOException {
        int port = FreePort.find();
        var back = new Destination("localhost", port, new AeTitle("ME"), new AeTitle("PACS"), Timeouts.DEFAULT);
        try (DimseServer server = provider(_ -> CommitmentReporter.over(back))) {
            Cli.Result result =
                    Cli.run("commit", "localhost:" + server.port(), "--listen", port, "--uid", Objects.CT + ":1.2.1");
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void namesTheObjectsThePeerDoesNotAnswerFor() throws IOException {
        try (DimseServer server = provider(same -> same)) {
            Cli.Result result = Cli.run(
                    "commit",
                    "localhost:" + server.port(),
                    "--uid",
                    Objects.CT + ":1.2.1",
                    "--uid",
                    Objects.CT + ":" + LOST);
            assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
            assertThat(result.err()).contains(LOST + ": 0x0112 no such SOP instance");
            assertThat(result.out()).contains("1 object committed, 1 not");
        }
    }

    @Test
    void saysThatNoReportCame() throws IOException {
        try (DimseServer server = DimseServer.builder()
                .service(
                        StorageCommitment.SOP_CLASS_UID,
                        StorageCommitment.provider((_, _) -> NormalizedResponse.success()))
                .start()) {
            Cli.Result result =
                    Cli.run("commit", "localhost:" + server.port(), "--wait", "300ms", "--uid", Objects.CT + ":1.2.1");
            assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
            assertThat(result.err()).contains("no report");
        }
    }
}
