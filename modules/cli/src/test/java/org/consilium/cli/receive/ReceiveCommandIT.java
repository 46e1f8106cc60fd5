package org.consilium.cli.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiveCommandIT {

    @TempDir
    Path folder = Path.of("");

    @Test
    void writesWhatItIsSentByteForByteAndEndsAfterTheCount() throws IOException {
        int port = FreePort.find();
        CompletableFuture<Cli.Result> receiver = start("receive", port, "--to", folder.resolve("in"), "--count", 2);
        send(port, "1.2.1");
        send(port, "1.2.2");
        Cli.Result result = receiver.join();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("1.2.1.dcm").contains("2 objects received");
        Part10File file = Part10.read(folder.resolve("in/1.2.2.dcm"));
        assertThat(file.meta().sourceAeTitle()).contains("ME");
        assertThat(file.dataSetBytes().toByteArray())
                .isEqualTo(DataSetWriter.toByteArray(Objects.ct("1.2.2"), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void sortsIntoStudiesAndSeries() throws IOException {
        int port = FreePort.find();
        CompletableFuture<Cli.Result> receiver =
                start("receive", port, "-d", folder.resolve("in"), "--tree", "--count", 1);
        send(port, "1.2.1");
        receiver.join();
        assertThat(folder.resolve("in/1.2.3.1/1.2.3.1.1/1.2.1.dcm")).isRegularFile();
    }

    @Test
    void takesTheObjectOfStorescu() throws IOException {
        ForeignTool storescu = ForeignTool.require("storescu");
        int port = FreePort.find();
        CompletableFuture<Cli.Result> receiver =
                start("receive", port, "-d", folder.resolve("in"), "--ae", "INBOX", "--count", 1);
        awaitListening(port);
        Path file = Objects.writeCt("1.2.7", folder.resolve("a.dcm"));
        assertThat(storescu.run("-aec", "OTHER", "localhost", port, file).exitCode())
                .isNotZero();
        assertThat(storescu.run("-aec", "INBOX", "localhost", port, file).exitCode())
                .isZero();
        assertThat(receiver.join().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Part10.read(folder.resolve("in/1.2.7.dcm")).dataSet().text(org.consilium.dicom.Tag.PatientID))
                .contains("P1");
    }

    @Test
    void endsAfterItsTimeAndLeavesNothingUnfinished() throws IOException {
        Cli.Result result = Cli.run("receive", 0, "--to", folder, "--for", "100ms");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("0 objects received");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void endsWhenItIsInterrupted() {
        var cli = new Cli();
        cli.interruption().request();
        assertThat(cli.start("receive", 0, "--to", folder).exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    }

    private void send(int port, String sopInstanceUid) throws IOException {
        awaitListening(port);
        Path file = Objects.writeCt(sopInstanceUid, folder.resolve("out.dcm"));
        assertThat(Cli.run("store", "localhost:" + port, "--calling", "ME", file)
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
    }

    private static void awaitListening(int port) {
        org.awaitility.Awaitility.await()
                .until(() -> Cli.run("echo", "localhost:" + port, "--called", "INBOX")
                                .exitCode()
                        == ExitCode.DONE);
    }

    private static CompletableFuture<Cli.Result> start(Object... arguments) {
        return CompletableFuture.supplyAsync(() -> Cli.run(arguments));
    }
}
