package org.consilium.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Terminal;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandIT {

    private static final String REFUSED = "1.2.99999";

    private final Map<String, byte[]> arrived = new ConcurrentHashMap<>();

    @TempDir
    Path folder = Path.of("");

    private DimseServer server() throws IOException {
        return DimseServer.builder().storage(this::store).start();
    }

    private DimseStatus store(StoreRequest request, InputStream dataSet) throws IOException {
        if (request.affectedSopInstanceUid().equals(REFUSED)) {
            return DimseStatus.OUT_OF_RESOURCES;
        }
        arrived.put(request.affectedSopInstanceUid(), dataSet.readAllBytes());
        return DimseStatus.SUCCESS;
    }

    @Test
    void sendsEveryObjectOfAFolderAsItIsAndLeavesOutWhatIsNone() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Objects.writeCt("1.2." + i, folder.resolve("in/deep/" + i + ".dcm"));
        }
        Files.writeString(folder.resolve("in/notes.txt"), "no object");
        try (DimseServer server = server()) {
            Cli.Result result = Cli.run("store", "localhost:" + server.port(), folder.resolve("in"));
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
            assertThat(result.out())
                    .contains("5 objects")
                    .contains("5  0x0000 success")
                    .contains("1 file left out");
        }
        assertThat(arrived).containsOnlyKeys("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5");
        assertThat(arrived.get("1.2.3"))
                .isEqualTo(DataSetWriter.toByteArray(Objects.ct("1.2.3"), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void sharesTheWorkBetweenSeveralAssociations() throws IOException {
        for (int i = 1; i <= 40; i++) {
            Objects.writeCt("1.2." + (100 + i), folder.resolve(i + ".dcm"));
        }
        try (DimseServer server = server()) {
            Cli.Result result = Cli.run("store", "localhost:" + server.port(), "-j", 2, "-w", 4, folder);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        }
        assertThat(arrived).hasSize(40);
    }

    @Test
    void proposesMoreThan128KindsOverSeveralAssociations() throws IOException {
        for (int i = 1; i <= 130; i++) {
            DataSet object = Objects.ct("1.2." + i).toBuilder()
                    .text(Tag.SOPClassUID, "1.2.826.99." + i)
                    .build();
            Objects.write(object, folder.resolve(i + ".dcm"));
        }
        try (DimseServer server = server()) {
            Cli.Result result = Cli.run("store", "localhost:" + server.port(), folder);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        }
        assertThat(arrived).hasSize(130);
    }

    @Test
    void stopsAtTheFirstObjectThatIsNotStored() throws IOException {
        Path first = Objects.writeCt(REFUSED, folder.resolve("a.dcm"));
        Path second = Objects.writeCt("1.2.10", folder.resolve("b.dcm"));
        Path list = folder.resolve("failed.txt");
        try (DimseServer server = server()) {
            Cli.Result result = Cli.run("store", "localhost:" + server.port(), first, second, "--failed", list);
            assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
            assertThat(result.err()).contains("a.dcm: 0xA700 out of resources");
            assertThat(result.out()).contains("1  0xA700").contains("1  not sent");
        }
        assertThat(arrived).isEmpty();
        assertThat(list).hasContent(first + "\n" + second);
    }

    @Test
    void goesOnAfterAFailureWhenToldToAndSendsTheRestFromItsList() throws IOException {
        Objects.writeCt(REFUSED, folder.resolve("in/a.dcm"));
        Objects.writeCt("1.2.10", folder.resolve("in/b.dcm"));
        Path list = folder.resolve("failed.txt");
        try (DimseServer server = server()) {
            String peer = "localhost:" + server.port();
            Cli.Result result = Cli.run("store", peer, "--continue", "--failed", list, folder.resolve("in"));
            assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
            assertThat(arrived).containsOnlyKeys("1.2.10");
            byte[] failed = Files.readString(list).getBytes(StandardCharsets.UTF_8);
            Cli.Result again = new Cli().in(failed).start("store", peer, "--files-from", "-");
            assertThat(again.out()).contains("1 object").contains("1  0xA700");
        }
    }

    @Test
    void namesAFileThatIsNoObject() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "no object");
        try (DimseServer server = server()) {
            Cli.Result result = Cli.run("store", "localhost:" + server.port(), file);
            assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
            assertThat(result.err()).contains("letter.txt").contains("Not a DICOM object");
        }
    }

    @Test
    void endsWithThreeWhereNobodyListensAndCallsEverythingNotSent() throws IOException {
        Path file = Objects.writeCt("1.2.1", folder.resolve("a.dcm"));
        Cli.Result result = Cli.run("store", "localhost:" + FreePort.find(), file);
        assertThat(result.exitCode()).isEqualTo(ExitCode.PEER);
        assertThat(result.out()).contains("1  not sent");
    }

    @Test
    void sendsNothingMoreAfterAnInterruptionAndSaysSoByItsExitCode() throws IOException {
        Path file = Objects.writeCt("1.2.1", folder.resolve("a.dcm"));
        try (DimseServer server = server()) {
            var cli = new Cli();
            cli.interruption().request();
            assertThat(cli.start("store", "localhost:" + server.port(), file).exitCode())
                    .isEqualTo(ExitCode.INTERRUPTED);
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    void drawsABarOnATerminalAndTakesItAway() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Objects.writeCt("1.2." + i, folder.resolve(i + ".dcm"));
        }
        DimseServer.Builder slow = DimseServer.builder().storage((request, dataSet) -> {
            // A bar is drawn again after a tenth of a second at the earliest.
            java.util.concurrent.locks.LockSupport.parkNanos(150_000_000);
            return store(request, dataSet);
        });
        try (DimseServer server = slow.start()) {
            Cli.Result result = new Cli()
                    .on(new Terminal(false, true, 100, false))
                    .start("store", "localhost:" + server.port(), folder);
            assertThat(result.err()).contains("/5 objects").contains("[#").endsWith("\r\033[K");
        }
    }

    @Test
    void asksForFilesWhereNoneIsNamed() {
        Cli.Result result = Cli.run("store", "localhost:1");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("no file to send");
    }
}
