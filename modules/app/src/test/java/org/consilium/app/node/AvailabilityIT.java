package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.workflow.InstanceAvailability;
import org.consilium.kernel.Uid;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An information system is told of studies that are complete, also when it was away, and again when more has come. */
class AvailabilityIT {

    private static final Duration TOLD_MAX = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void aSystemThatWasAwayIsToldOfTheWholeStudyAndAgainWhenItGrows() throws Exception {
        int port = FreePort.find();
        var extra = Files.writeString(folder.resolve("availability.yaml"), """
                consilium:
                  remote-aes: [{ae-title: RIS, host: 127.0.0.1, port: %d, may: [find]}]
                  availability: [{to: RIS, when: {modality: [OT]}}]
                  archive: {quiet-period: 1s}
                  exchange: {retry-pauses: 1s, poll-every: 1s}
                """.formatted(port));
        try (var node = Node.in(folder.resolve("home"))
                .with("CONSILIUM_CONFIG", extra.toString())
                .start()) {
            var study = Uid.random();
            var first = SmallImage.of(study, Uid.random(), 1, new byte[64 * 64]);
            var second = SmallImage.of(study, Uid.random(), 2, new byte[64 * 64]);
            assertThat(Senders.store(node, first)).isZero();
            assertThat(Senders.store(node, second)).isZero();
            Awaitility.await("it is tried and fails")
                    .atMost(TOLD_MAX)
                    .until(() -> node.output().contains("Telling RIS of a study, attempt"));
            assertThat(node.output()).doesNotContain(study.value());

            BlockingQueue<DataSet> told = new LinkedBlockingQueue<>();
            try (var _ = DimseServer.builder()
                    .port(port)
                    .service(InstanceAvailability.SOP_CLASS_UID, InstanceAvailability.provider(notification -> {
                        told.add(notification.attributes());
                        return NormalizedResponse.success();
                    }))
                    .start()) {
                assertThat(told(told, study, 2))
                        .containsExactlyInAnyOrder(
                                first.instance().value(), second.instance().value());

                var late = SmallImage.of(study, first.series(), 3, new byte[64 * 64]);
                assertThat(Senders.store(node, late)).isZero();
                assertThat(told(told, study, 3))
                        .containsExactlyInAnyOrder(
                                first.instance().value(),
                                second.instance().value(),
                                late.instance().value());
            }
        }
    }

    /** What the first message about so many instances names: a study that settles twice is told of twice. */
    private static List<String> told(BlockingQueue<DataSet> messages, Uid study, int count) {
        return Awaitility.await("%d instances are told of".formatted(count))
                .atMost(TOLD_MAX)
                .until(
                        () -> {
                            var message = messages.poll();
                            return message == null ? List.<String>of() : instances(message, study);
                        },
                        instances -> instances.size() == count);
    }

    /** SOP instances of the study it speaks of, each on line at this node. */
    private static List<String> instances(DataSet message, Uid study) {
        assertThat(message.text(Tag.StudyInstanceUID)).contains(study.value());
        assertThat(message.items(Tag.ReferencedPerformedProcedureStepSequence)).isEmpty();
        var references = message.items(Tag.ReferencedSeriesSequence).stream()
                .flatMap(series -> series.items(Tag.ReferencedSOPSequence).stream())
                .toList();
        assertThat(references).allSatisfy(reference -> {
            assertThat(reference.text(Tag.InstanceAvailability)).contains("ONLINE");
            assertThat(reference.text(Tag.RetrieveAETitle)).contains("CONSILIUM");
        });
        return references.stream()
                .map(reference -> reference.text(Tag.ReferencedSOPInstanceUID).orElseThrow())
                .toList();
    }
}
