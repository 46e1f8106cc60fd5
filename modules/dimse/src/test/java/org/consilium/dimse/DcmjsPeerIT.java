package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.CommitmentRequest;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DIMSE-N services with dcmjs-dimse, in both roles. */
class DcmjsPeerIT {

    private static final String MPPS = ModalityPerformedProcedureStep.SOP_CLASS_UID;

    /** Where {@code scripts/test} installs the package. */
    private static final Path PACKAGE = Path.of("target", "dcmjs-dimse");

    private static final Path SCRIPT = Path.of("src", "test", "dcmjs-dimse", "peer.js");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private ForeignTool node;

    @BeforeEach
    void find() {
        node = ForeignTool.require("node");
        if (!Files.isDirectory(PACKAGE.resolve("node_modules").resolve("dcmjs-dimse"))) {
            throw ForeignTool.missing("dcmjs-dimse", "not installed in " + PACKAGE.toAbsolutePath());
        }
    }

    @Test
    void answersEveryKindOfRequest() throws Exception {
        BlockingQueue<CommitmentRequest> asked = new LinkedBlockingQueue<>();
        try (DimseServer server = DimseServer.builder()
                .service(MPPS, NormalizedService.of(new InMemorySteps()))
                .service(StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider((request, _) -> {
                    asked.add(request);
                    return NormalizedResponse.success();
                }))
                .start()) {
            var result = node.run(SCRIPT, PACKAGE.toAbsolutePath(), "use", server.port());
            assertThat(result.output())
                    .contains("create 0 ", "set 0 ", "get 0 ", "action 0 ", "delete 0 ", "commit 0 ")
                    .containsPattern("get 0 .*\"PerformedProcedureStepStatus\":\"COMPLETED\"")
                    .containsPattern("action 0 .*\"PerformedProcedureStepStatus\":\"IN PROGRESS\"");
        }
        assertThat(asked.poll(1, TimeUnit.SECONDS).references())
                .containsExactly(new ObjectReference(RawPeer.CT, "1.2.3"));
    }

    @Test
    void isAnsweredEveryKindOfRequest() throws Exception {
        int port = FreePort.find();
        Path log = folder.resolve("log");
        Process process = node.start(log, SCRIPT, PACKAGE.toAbsolutePath(), "serve", port);
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("listening"));
            try (Association association = connect(port)) {
                var user = new NormalizedUser(association.machine(), MPPS);
                assertThat(user.create(Optional.of("1.2.3.4"), status("IN PROGRESS"))
                                .status())
                        .isEqualTo(DimseStatus.SUCCESS);
                assertThat(user.set("1.2.3.4", status("COMPLETED")).status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(user.get("1.2.3.4", List.of(Tag.PerformedProcedureStepStatus))
                                .dataSet()
                                .orElseThrow()
                                .text(Tag.PerformedProcedureStepStatus))
                        .contains("IN PROGRESS");
                assertThat(user.action("1.2.3.4", 5, Optional.of(status("ECHO")))
                                .dataSet()
                                .orElseThrow()
                                .text(Tag.PerformedProcedureStepStatus))
                        .contains("ECHO");
                assertThat(user.delete("1.2.3.4").status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(StorageCommitment.request(
                                        association.machine(),
                                        "1.2.77",
                                        List.of(new ObjectReference(RawPeer.CT, "1.2.3")))
                                .status())
                        .isEqualTo(DimseStatus.SUCCESS);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static DataSet status(String value) {
        return DataSet.builder().text(Tag.PerformedProcedureStepStatus, value).build();
    }

    private static Association connect(int port) throws IOException {
        var proposal = AssociationProposal.of(
                List.of(ContextProposal.of(MPPS, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), StorageCommitment.CONTEXT));
        var destination =
                new Destination("127.0.0.1", port, new AeTitle("DCMJS"), new AeTitle("NODE"), Timeouts.DEFAULT);
        return DimseClient.connect(destination, proposal, ServiceClasses.none());
    }
}
