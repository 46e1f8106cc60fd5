package org.consilium.cli.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.dimse.Association;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.message.DimseStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** C-ECHO (PS3.4 annex A). */
@Command(
        name = "echo",
        description = "Asks a peer whether it is there and speaks DICOM (C-ECHO).",
        footer = {
            "",
            "Examples:",
            "  dicom echo localhost:11112 --called CONSILIUM --calling ME",
            "  dicom echo PACS@10.1.2.9:104 --count 5",
            "  dicom echo PACS@pacs.example --tls --ca hospital.pem --cert me.pem --key me.key"
        })
public final class EchoCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    PeerOptions peer = new PeerOptions();

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "1",
            description = "How many requests over the one association (default: 1).")
    int count = 1;

    public EchoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try (Association association = peer.connect(List.of(DimseClient.VERIFICATION))) {
            Duration opened = Duration.ofNanos(System.nanoTime() - start);
            console.line("%s accepted the association in %s".formatted(peer.name(), milliseconds(opened)));
            boolean allWell = true;
            for (int i = 0; i < count && !console.interruption().isRequested(); i++) {
                allWell &= echo(association);
            }
            return allWell ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }

    private boolean echo(Association association) {
        long start = System.nanoTime();
        try {
            DimseStatus status = association.echo();
            Duration answered = Duration.ofNanos(System.nanoTime() - start);
            console.line("C-ECHO answered with status %s in %s".formatted(status, milliseconds(answered)));
            return status.isSuccess();
        } catch (IOException e) {
            throw peer.failure(e);
        }
    }

    private static String milliseconds(Duration time) {
        return "%.1f ms".formatted(time.toNanos() / 1e6);
    }
}
