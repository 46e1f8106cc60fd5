package org.consilium.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpCommandTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void showsElementsAndStopsBeforeThePixelData() throws IOException {
        Path file = Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        Cli.Result result = Cli.run("dump", file);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("Explicit VR Little Endian, CT Image Storage")
                .contains("(0010,0010) PN")
                .contains("[Roentgen^Wilhelm]")
                .contains("# pixel data: 4 B, not read")
                .doesNotContain("(7FE0,0010)")
                .doesNotContain("\033");
        assertThat(Cli.run("dump", "--all", file).out()).contains("(7FE0,0010)");
    }

    @Test
    void readsStandardInput() throws IOException {
        byte[] file = Files.readAllBytes(Objects.writeCt("1.2.1", folder.resolve("1.dcm")));
        assertThat(new Cli().in(file).start("dump", "-").out()).contains("(0010,0020) LO");
    }

    @Test
    void coloursOnATerminalOnly() throws IOException {
        Path file = Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        assertThat(new Cli()
                        .on(new Terminal(true, true, 100, true))
                        .start("dump", file)
                        .out())
                .contains("\033[36m");
        assertThat(new Cli()
                        .on(new Terminal(true, true, 100, false))
                        .start("dump", file)
                        .out())
                .doesNotContain("\033");
    }

    @Test
    void goesOnAfterAFileThatIsNoneWhenToldTo() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "no object");
        Objects.writeCt("1.2.1", folder.resolve("b.dcm"));
        assertThat(Cli.run("dump", folder).out()).doesNotContain("(0010,0010)");
        Cli.Result result = Cli.run("dump", "--continue", folder);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.out()).contains("(0010,0010)");
        assertThat(result.err()).contains("a.txt: Not a DICOM object");
    }
}
