package org.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.consilium.cli.console.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/dicom} as a process of its own, started from a folder that is not the project's. */
class ScriptIT {

    private static final Path SCRIPT =
            Path.of("..", "..", "scripts", "dicom").toAbsolutePath().normalize();

    @TempDir
    Path folder = Path.of("");

    @Test
    void takesRelativeFilesAndGivesTheExitCode() throws Exception {
        Objects.writeCt("1.2.1", folder.resolve("a.dcm"));
        Process receiver = start("receive", "0", "--to", "in");
        try (BufferedReader said = reader(receiver)) {
            String port = String.valueOf(said.readLine()).replaceAll("\\D*(\\d+).*", "$1");
            Process sender = start("store", "localhost:" + port, "a.dcm");
            assertThat(exitCode(sender)).isEqualTo(ExitCode.DONE);
            await().until(() -> Files.exists(folder.resolve("in/1.2.1.dcm")));
        } finally {
            receiver.destroy();
        }
        assertThat(exitCode(receiver)).as("128 and SIGTERM").isEqualTo(143);
        assertThat(exitCode(start("store", "localhost:1", "a.dcm"))).isEqualTo(ExitCode.PEER);
        assertThat(exitCode(start("no-such-command"))).isEqualTo(ExitCode.USAGE);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("CONSILIUM_NO_BUILD", "true"); // this very build has made it
        return builder.start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
