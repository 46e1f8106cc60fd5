package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.dimse.query.QueryOption.DATE_TIME_MATCHING;
import static org.consilium.dimse.query.QueryOption.FUZZY_SEMANTIC_MATCHING;
import static org.consilium.dimse.query.QueryOption.RELATIONAL_QUERIES;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consilium.archive.scp.FindScp;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
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
import org.consilium.kernel.Uid;
import org.consilium.security.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C-FIND on three studies: a CT of two series of Новак, an MR of Yamada, and a CT that another institution sent. */
class FindScpIT {

    private static final String STUDY_ROOT = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String PATIENT_ROOT = Uids.PatientRootQueryRetrieveInformationModelFind;
    private static final String CT = "1.2.3.1";
    private static final String MR = "1.2.3.2";
    private static final String FOREIGN = "1.2.3.3";
    private static final String NOVAK = "\u041d\u043e\u0432\u0430\u043a^\u042f\u043d";
    private static final String YAMADA = "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046";

    @TempDir
    static Path folder;

    private static PeerNode node;

    @BeforeAll
    static void receiveThreeStudies() {
        node = PeerNode.open(folder);
        for (int number = 3; number >= 1; number--) {
            receive(ct("1.2.3.1.1", number).text(Tag.SeriesNumber, "1"));
        }
        receive(ct("1.2.3.1.2", 1).text(Tag.SOPInstanceUID, "1.2.3.1.2.1").text(Tag.SeriesDescription, "Bone"));
        receive(Images.slice(new Uid(MR), new Uid("1.2.3.2.1"), 1)
                .text(Tag.SOPClassUID, Uids.MRImageStorage)
                .text(Tag.Modality, "MR")
                .text(Tag.StudyDate, "20260315")
                .text(Tag.StudyTime, "0830")
                .text(Tag.PatientName, YAMADA)
                .text(Tag.PatientID, "P2"));
        node.archive.receive(
                Images.slice(new Uid(FOREIGN), new Uid("1.2.3.3.1"), 1)
                        .text(Tag.StudyDate, "20251231")
                        .text(Tag.PatientName, "Foreign^Name")
                        .text(Tag.PatientID, "P3")
                        .build(),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                "OTHER");
    }

    private static DataSetBuilder ct(String series, int number) {
        return Images.slice(new Uid(CT), new Uid(series), number).text(Tag.PatientName, NOVAK);
    }

    private static void receive(DataSetBuilder image) {
        node.archive.receive(image.build());
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @BeforeEach
    void seeEverything() {
        node.archive.see(Visibility.ALL);
    }

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
    void matchesListsOfUidsWildcardsAndRanges() {
        assertThat(studies(level("STUDY").text(Tag.StudyInstanceUID, CT, FOREIGN)))
                .containsExactly(CT, FOREIGN);
        assertThat(studies(level("STUDY").text(Tag.PatientName, "yama*"))).containsExactly(MR);
        assertThat(studies(level("STUDY").text(Tag.PatientName, "*"))).containsExactly(MR, CT, FOREIGN);
        assertThat(studies(level("STUDY").text(Tag.PatientID, "P?"))).hasSize(3);
        assertThat(studies(level("STUDY").text(Tag.StudyDate, "20260101-20260201")))
                .containsExactly(CT);
        assertThat(studies(level("STUDY").text(Tag.StudyDate, "-20260102"))).containsExactly(CT, FOREIGN);
        assertThat(studies(level("STUDY").text(Tag.StudyTime, "08-0900"))).containsExactly(MR);
        assertThat(studies(level("STUDY").text(Tag.ModalitiesInStudy, "MR"))).containsExactly(MR);
    }

    /** Two ranges, or one from a moment to another (PS3.4 C.2.2.2.5). */
    @Test
    void takesADateAndATimeAsOneMomentWhenNegotiated() {
        var identifier = level("STUDY")
                .text(Tag.StudyDate, "20260102-20260315")
                .text(Tag.StudyTime, "1000-0900")
                .build();
        assertThat(node.find(STUDY_ROOT, identifier, DATE_TIME_MATCHING).studies())
                .containsExactly(MR, CT);
        assertThat(node.find(STUDY_ROOT, identifier).studies()).isEmpty();
    }

    @Test
    void findsCyrillicAndJapaneseNamesInAnyComponentGroup() {
        var cyrillic = node.find(
                STUDY_ROOT,
                level("STUDY")
                        .text(Tag.SpecificCharacterSet, "ISO_IR 144")
                        .text(Tag.PatientName, "\u043d\u043e\u0432\u0430\u043a*")
                        .build());
        assertThat(cyrillic.matches()).hasSize(1);
        assertThat(cyrillic.matches().getFirst().text(Tag.PatientName)).contains(NOVAK);
        assertThat(cyrillic.texts(Tag.SpecificCharacterSet)).containsExactly("ISO_IR 144");
        var japanese = node.find(
                STUDY_ROOT,
                level("STUDY")
                        .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                        .text(Tag.PatientName, "\u5c71\u7530*")
                        .build());
        assertThat(japanese.matches()).hasSize(1);
        assertThat(japanese.matches().getFirst().text(Tag.PatientName)).contains(YAMADA);
    }

    /** A user that declares nothing gets ASCII as it is, and everything else in UTF-8, declared. */
    @Test
    void declaresUtf8WhereTheCharacterSetOfTheQueryDoesNotHoldTheAnswer() {
        var names = node.find(STUDY_ROOT, level("STUDY").empty(Tag.PatientName).build());
        assertThat(names.texts(Tag.PatientName)).containsExactly(YAMADA, NOVAK, "Foreign^Name");
        assertThat(names.texts(Tag.SpecificCharacterSet)).containsExactly("ISO_IR 192", "ISO_IR 192", "");
    }

    @Test
    void findsNamesByComponentInAnyOrderWhenFuzzyMatchingIsNegotiated() {
        var identifier = level("STUDY").text(Tag.PatientName, "tarou yam").build();
        assertThat(node.find(STUDY_ROOT, identifier, FUZZY_SEMANTIC_MATCHING).studies())
                .containsExactly(MR);
        assertThat(node.find(STUDY_ROOT, identifier).studies()).isEmpty();
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

    private static DataSetBuilder level(String level) {
        return DataSet.builder().text(Tag.QueryRetrieveLevel, level);
    }

    private static List<String> studies(DataSetBuilder identifier) {
        var answer = node.find(STUDY_ROOT, identifier.build());
        assertThat(answer.result().status()).isEqualTo(DimseStatus.SUCCESS);
        return answer.studies();
    }

    private static int status(String model, DataSetBuilder identifier) {
        return node.find(model, identifier.build()).result().status().code();
    }
}
