package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys within sequences in C-FIND (PS3.4 C.2.2.2.6). */
class SequenceKeysIT {

    private static final String STUDY_ROOT = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String REQUESTED = "1.2.3.4";
    private static final String PLAIN = "1.2.3.5";

    @TempDir
    static Path folder;

    private static PeerNode node;

    @BeforeAll
    static void open() {
        node = PeerNode.open(folder);
        receive(Images.slice(new Uid(PLAIN), new Uid("1.2.3.5.1"), 1));
        receive(Images.slice(new Uid(REQUESTED), new Uid("1.2.3.4.1"), 1)
                .text(Tag.PatientID, "Q4")
                .items(
                        Tag.RequestAttributesSequence,
                        DataSet.builder()
                                .copy(request("SPS-1", "R-1"))
                                .text(Tag.AccessionNumber, "A-7")
                                .build(),
                        request("SPS-21", "R-1"))
                .items(
                        Tag.ReferencedStudySequence,
                        DataSet.builder()
                                .text(Tag.ReferencedSOPClassUID, "1.2.840.10008.3.1.2.3.1")
                                .text(Tag.ReferencedSOPInstanceUID, "1.2.9.9")
                                .build()));
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void matchesWithinSequencesAndReturnsTheItemsThatMatchWithWhatWasAskedFor() {
        var answer = node.find(STUDY_ROOT, series(request("SPS-2*", "")));
        assertThat(answer.result().status()).isEqualTo(DimseStatus.SUCCESS);
        assertThat(answer.result().withoutOptionalKeys()).isFalse();
        assertThat(answer.texts(Tag.SeriesInstanceUID)).containsExactly("1.2.3.4.1");
        assertThat(answer.matches().getFirst().items(Tag.RequestAttributesSequence))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.text(Tag.ScheduledProcedureStepID)).contains("SPS-21");
                    assertThat(item.text(Tag.RequestedProcedureID)).contains("R-1");
                    assertThat(item.elements()).hasSize(2);
                });

        assertThat(node.find(STUDY_ROOT, series(request("SPS-9", ""))).matches())
                .isEmpty();
        assertThat(node.find(STUDY_ROOT, series(request("SPS-1", "R-1"))).matches())
                .hasSize(1);
        assertThat(node.find(STUDY_ROOT, series(request("SPS-1", "R-2"))).matches())
                .isEmpty();
    }

    @Test
    void returnsWholeSequencesWhereNoAttributeIsNamedAndEmptyOnesWhereThereAreNone() {
        var all = node.find(
                STUDY_ROOT,
                level("SERIES")
                        .text(Tag.StudyInstanceUID, REQUESTED)
                        .empty(Tag.SeriesInstanceUID)
                        .items(Tag.RequestAttributesSequence)
                        .items(Tag.ReferencedStudySequence)
                        .build());
        assertThat(all.result().withoutOptionalKeys()).isFalse();
        var found = all.matches().getFirst();
        assertThat(found.items(Tag.RequestAttributesSequence)).hasSize(2);
        assertThat(found.items(Tag.RequestAttributesSequence).getFirst().text(Tag.AccessionNumber))
                .contains("A-7");
        assertThat(found.items(Tag.ReferencedStudySequence)).hasSize(1);
        var none = node.find(
                STUDY_ROOT,
                level("STUDY")
                        .text(Tag.StudyInstanceUID, PLAIN)
                        .items(Tag.ReferencedStudySequence)
                        .build());
        assertThat(none.result().withoutOptionalKeys()).isFalse();
        assertThat(none.matches().getFirst().contains(Tag.ReferencedStudySequence))
                .isTrue();
        assertThat(none.matches().getFirst().items(Tag.ReferencedStudySequence)).isEmpty();
    }

    @Test
    void matchesAStudyByWhatItRefersToAndRefusesTwoItems() {
        var right =
                DataSet.builder().text(Tag.ReferencedSOPInstanceUID, "1.2.9.9").build();
        var wrong =
                DataSet.builder().text(Tag.ReferencedSOPInstanceUID, "1.2.9.8").build();
        assertThat(studies(level("STUDY").items(Tag.ReferencedStudySequence, right)))
                .containsExactly(REQUESTED);
        assertThat(studies(level("STUDY").items(Tag.ReferencedStudySequence, wrong)))
                .isEmpty();
        assertThat(status(STUDY_ROOT, level("STUDY").items(Tag.ReferencedStudySequence, right, wrong)))
                .isEqualTo(0xA900);
    }

    private static DataSet series(DataSet request) {
        return level("SERIES")
                .text(Tag.StudyInstanceUID, REQUESTED)
                .empty(Tag.SeriesInstanceUID)
                .items(Tag.RequestAttributesSequence, request)
                .build();
    }

    private static DataSet request(String step, String procedure) {
        return DataSet.builder()
                .text(Tag.ScheduledProcedureStepID, step)
                .text(Tag.RequestedProcedureID, procedure)
                .build();
    }

    private static void receive(DataSetBuilder image) {
        node.archive.receive(image.build());
    }

    private static DataSetBuilder level(String level) {
        return DataSet.builder().text(Tag.QueryRetrieveLevel, level);
    }

    private static List<String> studies(DataSetBuilder identifier) {
        return node.find(STUDY_ROOT, identifier.build()).studies();
    }

    private static int status(String model, DataSetBuilder identifier) {
        return node.find(model, identifier.build()).result().status().code();
    }
}
