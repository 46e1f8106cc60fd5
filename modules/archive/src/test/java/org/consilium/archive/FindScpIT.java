package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.dimse.query.QueryOption.RELATIONAL_QUERIES;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consilium.archive.scp.FindScp;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.security.Visibility;
import org.junit.jupiter.api.Test;

/** C-FIND as SCP (PS3.4 C.4.1): levels, models, what is refused, and how it ends. */
class FindScpIT extends FindScpFixture {

    private static final String PATIENT_ROOT = Uids.PatientRootQueryRetrieveInformationModelFind;

    @Test
    void answersEveryStudyWithWhatTheStandardRequires() {
        var answer = node.find(
                STUDY_ROOT,
                level("STUDY")
                        .text(Tag.StudyInstanceUID, CT)
                        .empty(Tag.PatientID)
                        .empty(Tag.StudyDate)
                        .empty(Tag.ModalitiesInStudy)
                        .empty(Tag.NumberOfStudyRelatedSeries)
                        .empty(Tag.NumberOfStudyRelatedInstances)
                        .empty(Tag.InstanceAvailability)
                        .build());
        assertThat(answer.result().status()).isEqualTo(DimseStatus.SUCCESS);
        assertThat(answer.result().withoutOptionalKeys()).isFalse();
        var match = answer.matches().getFirst();
        assertThat(answer.matches()).hasSize(1);
        assertThat(match.text(Tag.QueryRetrieveLevel)).contains("STUDY");
        assertThat(match.text(Tag.RetrieveAETitle)).contains("CONSILIUM");
        assertThat(match.text(Tag.InstanceAvailability)).contains("ONLINE");
        assertThat(match.text(Tag.StudyInstanceUID)).contains(CT);
        assertThat(match.text(Tag.PatientID)).contains("P1");
        assertThat(match.text(Tag.StudyDate)).contains("20260102");
        assertThat(match.text(Tag.ModalitiesInStudy)).contains("CT");
        assertThat(match.integer(Tag.NumberOfStudyRelatedSeries)).hasValue(2);
        assertThat(match.integer(Tag.NumberOfStudyRelatedInstances)).hasValue(4);
        assertThat(match.contains(Tag.PatientName)).as("not asked for").isFalse();
    }

    @Test
    void goesDownTheHierarchyOfBothModels() {
        var patients = node.find(
                PATIENT_ROOT,
                level("PATIENT")
                        .empty(Tag.PatientID)
                        .empty(Tag.PatientName)
                        .empty(Tag.NumberOfPatientRelatedStudies)
                        .empty(Tag.NumberOfPatientRelatedInstances)
                        .build());
        assertThat(patients.texts(Tag.PatientID)).containsExactly("P1", "P2", "P3");
        assertThat(patients.texts(Tag.PatientName)).containsExactly(NOVAK, YAMADA, "Foreign^Name");
        assertThat(patients.texts(Tag.NumberOfPatientRelatedInstances)).containsExactly("4", "1", "1");
        var ofPatient = level("STUDY").text(Tag.PatientID, "P1");
        assertThat(node.find(PATIENT_ROOT, ofPatient.build()).studies()).containsExactly(CT);
        var series = node.find(
                PATIENT_ROOT,
                level("SERIES")
                        .text(Tag.PatientID, "P1")
                        .text(Tag.StudyInstanceUID, CT)
                        .empty(Tag.SeriesNumber)
                        .empty(Tag.NumberOfSeriesRelatedInstances)
                        .build());
        assertThat(series.texts(Tag.SeriesInstanceUID)).containsExactly("1.2.3.1.1", "1.2.3.1.2");
        assertThat(series.texts(Tag.NumberOfSeriesRelatedInstances)).containsExactly("3", "1");
        var images = node.find(
                STUDY_ROOT,
                level("IMAGE")
                        .text(Tag.StudyInstanceUID, CT)
                        .text(Tag.SeriesInstanceUID, "1.2.3.1.1")
                        .empty(Tag.InstanceNumber)
                        .empty(Tag.PhotometricInterpretation)
                        .build());
        assertThat(images.texts(Tag.InstanceNumber)).containsExactly("1", "2", "3");
        assertThat(images.texts(Tag.PhotometricInterpretation))
                .as("from the header")
                .containsOnly("MONOCHROME2");
        assertThat(images.texts(Tag.QueryRetrieveLevel)).containsOnly("IMAGE");
        assertThat(images.result().withoutOptionalKeys()).isFalse();
    }

    @Test
    void looksAcrossLevelsWhetherOrNotRelationalQueriesAreNegotiated() {
        var identifier = level("SERIES").text(Tag.Modality, "CT").build();
        for (var found : List.of(
                node.find(STUDY_ROOT, identifier, RELATIONAL_QUERIES),
                node.find(STUDY_ROOT, identifier),
                node.find(
                        STUDY_ROOT,
                        identifier.toBuilder()
                                .unchecked(Tag.StudyInstanceUID, VR.UI, List.of("*"))
                                .build()))) {
            assertThat(found.result().status()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(found.texts(Tag.SeriesInstanceUID)).containsExactly("1.2.3.1.1", "1.2.3.1.2", "1.2.3.3.1");
            assertThat(found.texts(Tag.StudyInstanceUID))
                    .as("to retrieve them by")
                    .doesNotContain("");
        }
    }

    @Test
    void takesAnEmptyOrMissingSeriesForAnyOfTheStudyAndAnInstanceWithoutWhatIsAboveIt() {
        var withSeries = node.find(
                STUDY_ROOT,
                level("IMAGE")
                        .text(Tag.StudyInstanceUID, CT)
                        .empty(Tag.SeriesInstanceUID)
                        .build());
        var withoutSeries = node.find(
                STUDY_ROOT, level("IMAGE").text(Tag.StudyInstanceUID, CT).build());
        assertThat(withSeries.texts(Tag.SOPInstanceUID))
                .isNotEmpty()
                .isEqualTo(withoutSeries.texts(Tag.SOPInstanceUID));
        assertThat(Set.copyOf(withoutSeries.texts(Tag.SeriesInstanceUID))).hasSizeGreaterThan(1);
        assertThat(Set.copyOf(withSeries.texts(Tag.StudyInstanceUID))).containsExactly(CT);

        String instance = withSeries.texts(Tag.SOPInstanceUID).getFirst();
        assertThat(node.find(
                                STUDY_ROOT,
                                level("IMAGE")
                                        .text(Tag.SOPInstanceUID, instance)
                                        .build())
                        .texts(Tag.StudyInstanceUID))
                .containsExactly(CT);
        assertThat(node.find(
                                PATIENT_ROOT,
                                level("SERIES")
                                        .text(Tag.StudyInstanceUID, CT, MR)
                                        .build())
                        .texts(Tag.SeriesInstanceUID))
                .contains("1.2.3.1.1")
                .hasSizeGreaterThan(2);
    }

    @Test
    void refusesIdentifiersThatDoNotFitTheirModel() {
        assertThat(status(STUDY_ROOT, level("PATIENT"))).isEqualTo(0xA900);
        assertThat(status(STUDY_ROOT, level("FRAME"))).isEqualTo(0xA900);
        assertThat(status(STUDY_ROOT, DataSet.builder().empty(Tag.PatientID))).isEqualTo(0xA900);
        assertThat(status(
                        Uids.PatientStudyOnlyQueryRetrieveInformationModelFind,
                        level("SERIES").text(Tag.PatientID, "P1").text(Tag.StudyInstanceUID, CT)))
                .isEqualTo(0xA900);
        assertThat(status(STUDY_ROOT, level("STUDY").unchecked(Tag.StudyDate, VR.DA, List.of("-"))))
                .isEqualTo(0xA900);
    }

    @Test
    void saysThatKeysItDoesNotKnowWereNotMatchedAndAnswersThemEmpty() {
        var answer = node.find(
                STUDY_ROOT,
                level("STUDY")
                        .text(Tag.StudyInstanceUID, MR)
                        .text(Tag.InstitutionName, "Somewhere")
                        .items(
                                Tag.ScheduledProcedureStepSequence,
                                DataSet.builder().text(Tag.Modality, "CT").build())
                        .build());
        assertThat(answer.result().withoutOptionalKeys()).isTrue();
        assertThat(answer.matches()).hasSize(1);
        assertThat(answer.matches().getFirst().contains(Tag.InstitutionName)).isTrue();
        assertThat(answer.matches().getFirst().text(Tag.InstitutionName)).isEmpty();
        assertThat(answer.matches().getFirst().contains(Tag.ScheduledProcedureStepSequence))
                .isTrue();
        assertThat(answer.matches().getFirst().items(Tag.ScheduledProcedureStepSequence))
                .isEmpty();
    }

    @Test
    void showsAPeerOnlyWhatItsInstitutionMaySee() {
        node.archive.see(new Visibility(false, Set.of(TestArchive.OTHER), Set.of()));
        assertThat(studies(level("STUDY"))).containsExactly(FOREIGN);
        node.archive.see(Visibility.NONE);
        assertThat(studies(level("STUDY"))).isEmpty();
    }

    @Test
    void stopsWhenTheUserCancels() throws IOException {
        try (var association = node.connect(PeerNode.PACS, STUDY_ROOT)) {
            List<DataSet> found = new ArrayList<>();
            var result = association.find(
                    STUDY_ROOT, level("STUDY").text(Tag.PatientID, "P?").build(), 1, found::add);
            assertThat(found).hasSize(1);
            assertThat(result.isComplete()).isFalse();
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void saysWhenThereAreMoreMatchesThanItSends() throws IOException {
        var limited = new FindScp(node.archive.archive, node.rights, PeerNode.TITLE, 2);
        try (var server = DimseServer.builder().find(STUDY_ROOT, limited).start();
                var association = DimseClient.connect(
                        new Destination("127.0.0.1", server.port(), PeerNode.TITLE, PeerNode.PACS, Timeouts.DEFAULT),
                        List.of(ContextProposal.of(STUDY_ROOT, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)))) {
            List<DataSet> found = new ArrayList<>();
            var three = association.find(
                    STUDY_ROOT, level("STUDY").text(Tag.PatientID, "P?").build(), found::add);
            assertThat(three.status()).isEqualTo(DimseStatus.OUT_OF_RESOURCES);
            assertThat(found).hasSize(2);
            var two = association.find(
                    STUDY_ROOT,
                    level("STUDY").text(Tag.StudyInstanceUID, CT, MR).build(),
                    found::add);
            assertThat(two.status()).isEqualTo(DimseStatus.SUCCESS);
        }
    }
}
