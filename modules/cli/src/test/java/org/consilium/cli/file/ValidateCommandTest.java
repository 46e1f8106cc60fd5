package org.consilium.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void namesThePlaceAndNeverTheValue() throws IOException {
        byte[] wrong = "1966-05-04".getBytes(StandardCharsets.US_ASCII);
        Path file = Objects.write(
                Objects.ct("1.2.1").toBuilder()
                        .bytes(Tag.PatientBirthDate, VR.DA, wrong)
                        .build(),
                folder.resolve("1.dcm"));
        Cli.Result result = Cli.run("validate", file);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.out()).contains("(0010,0030)").doesNotContain("1966");
        assertThat(Cli.run("validate", "--quiet", file).out()).hasLineCount(1);
    }

    @Test
    void namesWhatTheModulesRequireWithTheClause() throws IOException {
        Path file = Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        Cli.Result result = Cli.run("validate", file);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.out())
                .contains("(0008,0090) ReferringPhysicianName is missing")
                .contains("PS3.3 C.7");
        assertThat(Cli.run("validate", "--conditional", file).out()).contains("may be required");
    }

    @Test
    void findsWhatIsNoDataSet() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "no object");
        Cli.Result result = Cli.run("validate", file);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.out()).contains("Not a DICOM object");
    }
}
