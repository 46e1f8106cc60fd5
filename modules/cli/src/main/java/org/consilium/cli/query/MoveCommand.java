package org.consilium.cli.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.Progress;
import org.consilium.cli.peer.AeTitleConverter;
import org.consilium.cli.peer.PeerOptions;
import org.consilium.cli.receive.ObjectFolder;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.Association;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.kernel.AeTitle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** C-MOVE as user (PS3.4 C.4.2). */
@Command(
        name = "move",
        description = {
            "Has a peer send objects to a third side that it knows by AE title (C-MOVE).",
            "With --receive that third side is this program: it listens on the port meanwhile and writes files."
        },
        footer = {
            "",
            "Examples:",
            "  dicom move PACS@10.1.2.9:104 --dest WORKSTATION -k StudyInstanceUID=1.2.3",
            "  dicom move PACS@10.1.2.9:104 --dest MYSELF --receive 11113 --to study/ -k StudyInstanceUID=1.2.3"
        })
public final class MoveCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    PeerOptions peer = new PeerOptions();

    @Mixin
    KeyOptions keys = new KeyOptions();

    @Option(
            names = "--dest",
            paramLabel = "AE",
            converter = AeTitleConverter.class,
            required = true,
            description = "AE title to send to; the peer must know where that is.")
    AeTitle destination = PeerOptions.ANY;

    @Option(names = "--receive", paramLabel = "PORT", description = "Receives what is sent on this port.")
    Optional<Integer> port = Optional.empty();

    @Option(
            names = {"-d", "--to"},
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "With --receive, where files go (default: the current folder).")
    Path folder = Path.of(".");

    @Option(names = "--tree", description = "With --receive, keeps a folder per study and one per series below it.")
    boolean tree;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    boolean quiet;

    public MoveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (port.isEmpty()) {
            return move();
        }
        var objects = new ObjectFolder(folder, tree);
        try (DimseServer _ = DimseServer.builder()
                .port(port.get())
                .storage((request, dataSet) -> {
                    objects.write(request, dataSet);
                    return DimseStatus.SUCCESS;
                })
                .start()) {
            return move();
        }
    }

    private int move() {
        String sopClass = keys.retrievable().move();
        List<ContextProposal> contexts = List.of(ContextProposal.of(
                sopClass, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        try (var progress = new Progress(console, "object", quiet);
                Association association = peer.connect(contexts)) {
            RetrieveResult result = association.move(
                    sopClass,
                    keys.identifier(List.of()),
                    destination,
                    counters -> Retrieval.follow(console, progress, counters));
            progress.close();
            return Retrieval.report(console, result);
        } catch (IOException e) {
            throw peer.failure(e);
        }
    }
}
