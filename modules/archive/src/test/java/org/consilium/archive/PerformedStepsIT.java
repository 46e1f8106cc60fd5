package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.settle.CompletenessRows;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dimse.Association;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A modality tells by MPPS over the network what it has made; the study is whole when all of it is here. */
class PerformedStepsIT {

    private static final String SOP_CLASS = ModalityPerformedProcedureStep.SOP_CLASS_UID;

    @TempDir
    private Path folder;

    private final Uid study = Uid.random();
    private final String step = Uid.random().value();

    @Test
    void knowsWhatBelongsToAStudyFromACompletedStep() throws IOException {
        var here = Images.slice(study, Uid.random(), 1).build();
        var missing = Uid.random().value();
        try (var node = PeerNode.open(folder);
                var association = node.connect(PeerNode.PACS, SOP_CLASS)) {
            node.archive.receive(here);
            assertThat(user(association).create(Optional.of(step), begun()).status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(user(association).create(Optional.of(step), begun()).status())
                    .isEqualTo(DimseStatus.DUPLICATE_SOP_INSTANCE);
            assertThat(user(association)
                            .set(Uid.random().value(), ended("COMPLETED", missing))
                            .status())
                    .isEqualTo(DimseStatus.NO_SUCH_SOP_INSTANCE);
            assertThat(named(node)).isZero();
            assertThat(user(association)
                            .set(step, ended("COMPLETED", TestArchive.uid(here).value(), missing))
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(named(node)).isEqualTo(2);
            assertThat(user(association).set(step, ended("DISCONTINUED")).status())
                    .as("a step that has ended")
                    .isEqualTo(DimseStatus.PROCESSING_FAILURE);
            node.archive.archive.openStudy(TestArchive.NODE, study);
            var completeness = new CompletenessRows(node.archive.jdbc).of(study).orElseThrow();
            assertThat(completeness.named()).isEqualTo(2);
            assertThat(completeness.namedMissing()).isEqualTo(1);
        }
    }

    @Test
    void takesNothingFromADiscontinuedStep() throws IOException {
        try (var node = PeerNode.open(folder);
                var association = node.connect(PeerNode.PACS, SOP_CLASS)) {
            assertThat(user(association).create(Optional.of(step), begun()).status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(user(association)
                            .set(step, ended("DISCONTINUED", Uid.random().value()))
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(named(node)).isZero();
        }
    }

    private static NormalizedUser user(Association association) {
        return new NormalizedUser(association.machine(), SOP_CLASS);
    }

    private long named(PeerNode node) {
        return node.archive
                .jdbc
                .sql("select count(*) from archive.expected_instance where source = 'MPPS' and study_uid = :study")
                .param("study", study.value())
                .query(Long.class)
                .single();
    }

    private DataSet begun() {
        return DataSet.builder()
                .text(Tag.PerformedProcedureStepStatus, ModalityPerformedProcedureStep.IN_PROGRESS)
                .text(Tag.PerformedProcedureStepID, "1")
                .items(
                        Tag.ScheduledStepAttributesSequence,
                        DataSet.builder()
                                .text(Tag.StudyInstanceUID, study.value())
                                .build())
                .build();
    }

    private static DataSet ended(String status, String... instances) {
        var references = List.of(instances).stream()
                .map(uid -> DataSet.builder()
                        .text(Tag.ReferencedSOPClassUID, Uids.CTImageStorage)
                        .text(Tag.ReferencedSOPInstanceUID, uid)
                        .build())
                .toList();
        return DataSet.builder()
                .text(Tag.PerformedProcedureStepStatus, status)
                .items(
                        Tag.PerformedSeriesSequence,
                        DataSet.builder()
                                .text(Tag.SeriesInstanceUID, Uid.random().value())
                                .items(Tag.ReferencedImageSequence, references)
                                .build())
                .build();
    }
}
