package org.consilium.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.cli.Cli;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dimse.DimseServer;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandsIT {

    private final int inbox = FreePort.find();
    private DimseServer server = DimseServer.builder().start();

    @TempDir
    Path folder = Path.of("");

    QueryCommandsIT() throws IOException {}

    @BeforeEach
    void start() throws IOException {
        server.close();
        server = Archive.of("1.2.1", "1.2.2", "1.2.3").start(inbox);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String peer() {
        return "ARCHIVE@localhost:" + server.port();
    }

    @Test
    void showsMatchesAsATableWithTheKeysOfTheLevel() {
        Cli.Result result = Cli.run("find", peer(), "-k", "PatientID=P1", "-k", "StudyInstanceUID");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out().lines().findFirst().orElseThrow())
                .contains("StudyDate")
                .contains("PatientName");
        assertThat(result.out().lines().skip(1)).hasSize(3).allMatch(line -> line.contains("Roentgen^Wilhelm"));
    }

    @Test
    void findsNothingWhereNothingMatches() {
        Cli.Result result = Cli.run("find", peer(), "-k", "PatientID=P2", "--format", "json");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isEqualTo("[]\n");
    }

    @Test
    void writesCsvAndJsonForPrograms() {
        Cli.Result csv = Cli.run(
                "find",
                peer(),
                "--only-keys",
                "-k",
                "0010,0010",
                "-k",
                "SOPInstanceUID",
                "--level",
                "image",
                "--format",
                "csv");
        assertThat(csv.out()).startsWith("PatientName,SOPInstanceUID\r\nRoentgen^Wilhelm,1.2.1\r\n");
        Cli.Result json = Cli.run("find", peer(), "-k", "PatientID", "--format", "json");
        assertThat(DicomJson.read(json.out(), BulkDataResolver.NONE)).hasSize(3);
    }

    @Test
    void takesNoMoreThanTheLimitAndSaysThatThereAreMore() {
        Cli.Result result = Cli.run("find", peer(), "-k", "PatientID", "--format", "csv", "--limit", 2);
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out().lines()).hasSize(3);
        assertThat(result.err()).contains("more matches than the 2 shown");
    }

    @Test
    void asksForTheWorklistWithKeysInSequences() {
        Cli.Result result = Cli.run(
                "find",
                peer(),
                "--model",
                "worklist",
                "-k",
                "ScheduledProcedureStepSequence[0].Modality=CT",
                "-k",
                "PatientName",
                "--format",
                "csv");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).startsWith("Modality,PatientName\r\nCT,Roentgen^Wilhelm\r\n");
    }

    @Test
    void getsAStudyIntoAFolder() throws IOException {
        Cli.Result result = Cli.run("get", peer(), "-k", "StudyInstanceUID=1.2.3.1", "--to", folder, "--tree");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("3 objects, 0 with warnings, 0 failed: 0x0000 success");
        assertThat(Part10.read(folder.resolve("1.2.3.1/1.2.3.1.1/1.2.2.dcm"))
                        .dataSet()
                        .text(Tag.PatientID))
                .contains("P1");
    }

    @Test
    void movesAStudyToItself() {
        Cli.Result result = Cli.run(
                "move",
                peer(),
                "--dest",
                "INBOX",
                "--receive",
                inbox,
                "--to",
                folder,
                "-k",
                "StudyInstanceUID=1.2.3.1");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("1.2.1.dcm")).exists();
        assertThat(folder.resolve("1.2.3.dcm")).exists();
    }

    @Test
    void saysThatTheDestinationIsNotKnown() {
        Cli.Result result = Cli.run("move", peer(), "--dest", "NOWHERE", "-k", "StudyInstanceUID=1.2.3.1");
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.out()).contains("0xA801");
    }

    @Test
    void refusesKeysItDoesNotUnderstandAndRetrievalsWithoutAny() {
        assertThat(Cli.run("find", peer(), "-k", "NoSuchKeyword=1").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("find", peer(), "-k", "StudyDate=yesterday").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("get", peer()).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("get", peer(), "--model", "worklist", "-k", "PatientID=1")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
