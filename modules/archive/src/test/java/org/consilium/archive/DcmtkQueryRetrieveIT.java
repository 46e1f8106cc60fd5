package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCMTK asks, has moved and gets. */
class DcmtkQueryRetrieveIT {

    private static final Uid STUDY = new Uid("1.2.5.1");
    private static final Uid SERIES = new Uid("1.2.5.1.1");
    private static final int COUNT = 3;

    @TempDir
    static Path folder;

    private static PeerNode node;

    @BeforeAll
    static void receive() {
        node = PeerNode.open(folder);
        for (int number = 1; number <= COUNT; number++) {
            node.archive.receive(Images.slice(STUDY, SERIES, number)
                    .text(Tag.SOPInstanceUID, SERIES + "." + number)
                    .text(Tag.PatientName, "Doe^Jane")
                    .build());
        }
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void findscuFindsInBothModels() {
        var study = run(
                "findscu",
                "-v",
                "-S",
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "PatientName=doe*",
                "-k",
                "StudyInstanceUID",
                "-k",
                "NumberOfStudyRelatedInstances");
        assertThat(study).contains("Doe^Jane", STUDY.value(), "Received Final Find Response (Success)");
        var patient = run(
                "findscu", "-v", "-P", "-k", "QueryRetrieveLevel=PATIENT", "-k", "PatientID=P1", "-k", "PatientName");
        assertThat(patient).contains("Doe^Jane");
        var image = run(
                "findscu",
                "-v",
                "-S",
                "-k",
                "QueryRetrieveLevel=IMAGE",
                "-k",
                "StudyInstanceUID=" + STUDY,
                "-k",
                "SeriesInstanceUID=" + SERIES,
                "-k",
                "SOPInstanceUID",
                "-k",
                "InstanceNumber=2");
        assertThat(image).contains(SERIES + ".2").doesNotContain(SERIES + ".1 ", SERIES + ".3");
    }

    @Test
    void findscuHearsWhatIsWrongWithItsIdentifier() {
        var patient = run("findscu", "-d", "-S", "-k", "QueryRetrieveLevel=PATIENT", "-k", "PatientID=P1");
        assertThat(patient).containsIgnoringCase("0xa900").contains("QueryRetrieveLevel not a level of this model");
    }

    @Test
    void findscuLeavesUniqueKeysOfTheLevelsAboveEmpty() {
        var images = run(
                "findscu",
                "-v",
                "-S",
                "-k",
                "QueryRetrieveLevel=IMAGE",
                "-k",
                "StudyInstanceUID=" + STUDY,
                "-k",
                "SeriesInstanceUID",
                "-k",
                "SOPInstanceUID");
        assertThat(images)
                .contains(SERIES + ".1", SERIES + ".2", SERIES + ".3", "Received Final Find Response (Success)");
        var series = run("findscu", "-v", "-P", "-k", "QueryRetrieveLevel=SERIES", "-k", "SeriesInstanceUID=" + SERIES);
        assertThat(series).contains(STUDY.value(), "P1", "Received Final Find Response (Success)");
    }

    @Test
    void movescuHasEverythingMovedByteForByte() {
        var moved = run(
                "movescu",
                "-v",
                "-S",
                "-aem",
                "PACS",
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "StudyInstanceUID=" + STUDY);
        assertThat(moved).contains("Received Final Move Response (Success)");
        for (int number = 1; number <= COUNT; number++) {
            var uid = SERIES + "." + number;
            assertThat(node.taken.of(uid).dataSet()).isEqualTo(node.archive.read(new Uid(uid)));
        }
    }

    @Test
    void getscuGetsEverything(@TempDir Path received) throws IOException {
        run(
                "getscu",
                "-v",
                "-S",
                "-od",
                received,
                "-k",
                "QueryRetrieveLevel=SERIES",
                "-k",
                "StudyInstanceUID=" + STUDY,
                "-k",
                "SeriesInstanceUID=" + SERIES);
        try (Stream<Path> files = Files.list(received)) {
            assertThat(files.toList()).hasSize(COUNT).allSatisfy(file -> {
                var dataSet = Part10.open(new ByteArrayInputStream(Files.readAllBytes(file)));
                assertThat(dataSet.dataSet().readAllBytes()).hasSizeGreaterThan(512);
            });
        }
    }

    @Test
    void whatIsRetrievedSaysWhoseItIsByItsCorrectionAndWhatWasThereBefore(@TempDir Path received) throws IOException {
        var image = Images.slice().build();
        var study = image.uid(Tag.StudyInstanceUID).orElseThrow();
        node.archive.receive(image);
        node.archive.archive.openStudy(TestArchive.NODE, study);
        node.archive.corrections.move(TestArchive.NODE, CorrectionsIT.move(study), CorrectionsIT.STEWARD);

        var moved = run(
                "movescu",
                "-v",
                "-S",
                "-aem",
                "PACS",
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "StudyInstanceUID=" + study);
        assertThat(moved).contains("Received Final Move Response (Success)");
        var taken = node.taken.of(TestArchive.uid(image).value());
        CorrectionsIT.assertCorrected(
                DataSetReader.read(taken.dataSet(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), image);

        run("getscu", "-v", "-S", "-od", received, "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID=" + study);
        try (Stream<Path> files = Files.list(received)) {
            var file = Files.readAllBytes(files.findFirst().orElseThrow());
            CorrectionsIT.assertCorrected(
                    Part10.read(new ByteArrayInputStream(file)).dataSet(), image);
        }
    }

    private static String run(String tool, Object... arguments) {
        var all = Stream.concat(
                        Stream.of("-aet", "PACS", "-aec", "CONSILIUM"),
                        Stream.concat(Stream.of(arguments), Stream.of("127.0.0.1", node.server.port())))
                .toArray();
        return ForeignTool.require(tool).run(all).output();
    }
}
