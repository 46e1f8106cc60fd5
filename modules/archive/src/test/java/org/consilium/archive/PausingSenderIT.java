package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.consilium.archive.settle.Settler;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sender that pauses in the middle of a study, longer than the quiet period. */
class PausingSenderIT {

    @TempDir
    private Path folder;

    @Test
    void itsStudyIsSettledOnceTheAssociationHasEndedOrWasCut() throws IOException {
        try (var node = PeerNode.open(folder)) {
            for (boolean cut : new boolean[] {false, true}) {
                var slice = Images.slice().build();
                var study = slice.uid(Tag.StudyInstanceUID).orElseThrow();
                var bytes = DataSetWriter.toByteArray(slice, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
                var association = DimseClient.connect(
                        node.as(PeerNode.PACS),
                        List.of(ContextProposal.of(Uids.CTImageStorage, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)));
                try (association) {
                    assertThat(association.store(new StoreItem(
                                    Uids.CTImageStorage,
                                    TestArchive.uid(slice).value(),
                                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                                    bytes.length,
                                    new ByteArrayInputStream(bytes))))
                            .isEqualTo(DimseStatus.SUCCESS);
                    await().until(() ->
                            node.archive.archive.study(TestArchive.NODE, study).isPresent());
                    // Half an hour later, as far as the settler knows.
                    var later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(30)), ZoneOffset.UTC);
                    new Settler(node.archive.jdbc, event -> {}, node.archive.underway, TestArchive.QUIET, later).run();
                    assertThat(isSettled(node, study)).isFalse();
                    if (cut) {
                        association.abort();
                    }
                }
                await().until(() -> isSettled(node, study));
            }
        }
    }

    private static boolean isSettled(PeerNode node, Uid study) {
        return node.archive
                .jdbc
                .sql("select settled from archive.study where uid = :uid")
                .param("uid", study.value())
                .query(Boolean.class)
                .single();
    }
}
