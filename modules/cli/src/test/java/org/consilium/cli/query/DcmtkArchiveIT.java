package org.consilium.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.Part10;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against DCMTK's archive: sent, found, fetched. */
class DcmtkArchiveIT {

    @TempDir
    Path folder = Path.of("");

    @Test
    void storesFindsGetsAndMoves() throws IOException, InterruptedException {
        ForeignTool dcmqrscp = ForeignTool.require("dcmqrscp");
        int port = FreePort.find();
        int inbox = FreePort.find();
        Process archive = dcmqrscp.start(folder.resolve("log"), "-c", configuration(port, inbox));
        try {
            String peer = "QRSCP@localhost:" + port;
            await().until(() -> Cli.run("echo", peer).exitCode() == ExitCode.DONE);
            Objects.writeCt("1.2.1", folder.resolve("out/1.dcm"));
            Objects.writeCt("1.2.2", folder.resolve("out/2.dcm"));
            Cli.Result sent = Cli.run("store", peer, folder.resolve("out"));
            assertThat(sent.exitCode()).as(sent.err()).isEqualTo(ExitCode.DONE);

            Cli.Result found = Cli.run("find", peer, "-k", "PatientID=P1", "--format", "csv");
            assertThat(found.exitCode()).as(found.err()).isEqualTo(ExitCode.DONE);
            assertThat(found.out()).contains("1.2.3.1").hasLineCount(2);

            Path got = folder.resolve("got");
            Cli.Result get = Cli.run("get", peer, "-k", "StudyInstanceUID=1.2.3.1", "--to", got);
            assertThat(get.exitCode()).as(get.out() + get.err()).isEqualTo(ExitCode.DONE);
            assertThat(Part10.read(got.resolve("1.2.1.dcm")).dataSet().text(Tag.PatientID))
                    .contains("P1");

            Path moved = folder.resolve("moved");
            Cli.Result move = Cli.run(
                    "move",
                    peer,
                    "--dest",
                    "INBOX",
                    "--receive",
                    inbox,
                    "--to",
                    moved,
                    "-k",
                    "StudyInstanceUID=1.2.3.1");
            assertThat(move.exitCode()).as(move.out() + move.err()).isEqualTo(ExitCode.DONE);
            assertThat(moved.resolve("1.2.2.dcm")).exists();
        } finally {
            archive.destroy();
            archive.waitFor();
        }
    }

    private Path configuration(int port, int inbox) throws IOException {
        return Files.writeString(folder.resolve("dcmqrscp.cfg"), """
                NetworkTCPPort = %d
                MaxPDUSize = 65536
                MaxAssociations = 8
                HostTable BEGIN
                inbox = (INBOX, localhost, %d)
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                QRSCP %s RW (100, 1024mb) ANY
                AETable END
                """.formatted(
                        port, inbox, Files.createDirectory(folder.resolve("archive"))));
    }
}
