package org.consilium.cli.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.Tag;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.message.DimseStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomdirCommandTest {

    @TempDir
    Path folder = Path.of("");

    private Path disc = Path.of("");

    @BeforeEach
    void makeOne() throws IOException {
        for (int i = 1; i <= 2; i++) {
            Objects.write(
                    Objects.ct("1.2." + i).toBuilder()
                            .text(Tag.StudyTime, "101112")
                            .integers(Tag.InstanceNumber, i)
                            .build(),
                    folder.resolve("in/" + i + ".dcm"));
        }
        disc = folder.resolve("disc");
        Cli.Result result = Cli.run("dicomdir", "make", disc, folder.resolve("in"), "--id", "DISC_1");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("2 files in");
    }

    @Test
    void listsWhatItMade() {
        Cli.Result tree = Cli.run("dicomdir", "list", disc);
        assertThat(tree.exitCode()).as(tree.err()).isEqualTo(ExitCode.DONE);
        assertThat(tree.out())
                .contains("PATIENT")
                .contains("  STUDY")
                .contains("    SERIES")
                .contains("      IMAGE");
        assertThat(Cli.run("dicomdir", "list", "--files", disc).out().lines())
                .hasSize(2)
                .allMatch(line -> Files.exists(Path.of(line)));
    }

    @Test
    void doesNotTouchAFolderThatHasSomethingInIt() {
        Cli.Result again = Cli.run("dicomdir", "make", disc, folder.resolve("in"));
        assertThat(again.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(again.err()).contains("not empty");
    }

    @Test
    void namesWhatIsListedAndNotThere() throws IOException {
        Files.delete(Path.of(Cli.run("dicomdir", "list", "--files", disc)
                .out()
                .lines()
                .findFirst()
                .orElseThrow()));
        Cli.Result result = Cli.run("dicomdir", "list", disc);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.err()).contains("Not found");
    }

    @Test
    void sendsWhatADirectoryLists() throws IOException {
        try (DimseServer server =
                DimseServer.builder().storage((_, _) -> DimseStatus.SUCCESS).start()) {
            Cli.Result result = Cli.run("store", "localhost:" + server.port(), disc.resolve("DICOMDIR"));
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
            assertThat(result.out()).contains("2 objects");
        }
    }
}
