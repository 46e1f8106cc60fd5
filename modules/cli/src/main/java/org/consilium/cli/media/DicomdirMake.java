package org.consilium.cli.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.cli.console.Progress;
import org.consilium.dicom.fileset.FileSetWriter;
import org.consilium.kernel.Rejected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a file-set of objects. */
@Command(
        name = "make",
        description = {
            "Copies objects into a new folder under names of the standard and writes their DICOMDIR.",
            "The folder appears when it is complete; one that has something in it is not touched."
        },
        footer = {
            "",
            "Examples:",
            "  dicom dicomdir make disc/ study1/ study2/ --id DISC_1",
            "  dicom dicomdir make disc/ --continue everything/"
        })
final class DicomdirMake implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "The new folder.")
    Path folder = Path.of(".");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Objects, and folders of them.")
    List<Path> files = List.of();

    @Option(names = "--id", paramLabel = "ID", defaultValue = "", description = "File-set ID, up to 16 of A-Z, 0-9, _.")
    String id = "";

    @Option(names = "--continue", description = "Leaves out what cannot be listed in a directory, and says so.")
    boolean goOn;

    DicomdirMake(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> all = files();
        int left = 0;
        try (var progress = new Progress(console, "file", false);
                FileSetWriter writer = FileSetWriter.create(folder, id)) {
            progress.total(all.size(), 0);
            for (Path file : all) {
                if (console.interruption().isRequested()) {
                    return ExitCode.INTERRUPTED;
                }
                left += add(writer, file, progress);
                progress.done();
            }
            writer.finish();
        }
        console.line(Amounts.count(all.size() - left, "file") + " in " + folder);
        return left == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    /** How many were left out: none or one. */
    private int add(FileSetWriter writer, Path file, Progress progress) throws IOException {
        try {
            writer.add(file);
            return 0;
        } catch (Rejected e) {
            if (!goOn) {
                throw new Failure(ExitCode.SOME_FAILED, file + ": " + e.getMessage(), e);
            }
            progress.say(file + ": " + e.getMessage());
            return 1;
        }
    }

    private List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path each : files) {
            try (Stream<Path> inside = Files.walk(each)) {
                inside.filter(Files::isRegularFile).sorted().forEach(all::add);
            }
        }
        return all;
    }
}
