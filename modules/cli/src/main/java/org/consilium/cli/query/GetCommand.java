package org.consilium.cli.query;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.Progress;
import org.consilium.cli.file.TransferSyntaxConverter;
import org.consilium.cli.peer.PeerOptions;
import org.consilium.cli.receive.FolderOptions;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.Association;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.RetrieveResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** C-GET as user (PS3.4 C.4.3). */
@Command(
        name = "get",
        description = {
            "Fetches objects over the association that asks for them (C-GET) and writes them into a folder.",
            "One association has room for 127 SOP classes: name those wanted where a rare one is among them."
        },
        footer = {
            "",
            "Examples:",
            "  dicom get PACS@10.1.2.9:104 -k StudyInstanceUID=1.2.3 --to study/",
            "  dicom get PACS@10.1.2.9:104 -k StudyInstanceUID=1.2.3 -k SeriesInstanceUID=1.2.3.4 --to series/ --tree"
        })
public final class GetCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    PeerOptions peer = new PeerOptions();

    @Mixin
    KeyOptions keys = new KeyOptions();

    @Mixin
    FolderOptions folder = new FolderOptions();

    @Option(names = "--sop-class", paramLabel = "UID", description = "Only objects of this SOP class; may be repeated.")
    List<String> sopClasses = List.of();

    @Option(
            names = "--transfer-syntax",
            paramLabel = "SYNTAX",
            converter = TransferSyntaxConverter.class,
            description = "Only in this transfer syntax, the preferred one first; may be repeated.")
    List<TransferSyntax> transferSyntaxes = List.of();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    boolean quiet;

    public GetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        String sopClass = keys.retrievable().get();
        var objects = folder.open();
        try (var progress = new Progress(console, "object", quiet);
                Association association = peer.connectForGet(
                        sopClass, StorageContexts.of(sopClasses, transferSyntaxes), (request, dataSet) -> {
                            progress.bytes(objects.write(request, dataSet).bytes());
                            return DimseStatus.SUCCESS;
                        })) {
            RetrieveResult result = association.get(
                    sopClass, keys.identifier(List.of()), counters -> Retrieval.follow(console, progress, counters));
            progress.close();
            return Retrieval.report(console, result);
        } catch (IOException e) {
            throw peer.failure(e);
        }
    }
}
