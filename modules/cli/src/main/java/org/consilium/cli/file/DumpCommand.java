package org.consilium.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.UidDictionary;
import org.consilium.dicom.dump.Dump;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Text for people. */
@Command(
        name = "dump",
        description = {
            "Shows what is in files, element by element.",
            "Reads only what stands before the pixel data, unless --all is given."
        },
        footer = {
            "",
            "Examples:",
            "  dicom dump ct.dcm",
            "  dicom dump --all --full report.dcm | less -R",
            "  curl -s https://pacs.example/object | dicom dump -"
        })
public final class DumpCommand implements Callable<Integer> {

    private static final int FULL_CHARACTERS = 1_000_000;
    private static final int COLUMNS_MIN = 40;

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders; - is standard input.")
    List<Path> files = List.of();

    @Option(names = "--all", description = "Reads the whole file, pixel data and what follows it included.")
    boolean all;

    @Option(names = "--full", description = "Shortens no value.")
    boolean full;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Longest line in characters (default: the terminal's, else 120).")
    Optional<Integer> width = Optional.empty();

    @Mixin
    Tolerance tolerance = new Tolerance();

    public DumpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> named = Inputs.files(files);
        return tolerance.each(console, named, file -> {
            if (named.size() > 1) {
                console.out().println("# " + file);
            }
            show(file);
        });
    }

    private void show(Path file) throws IOException {
        PrintStream out = console.out();
        try (InputStream in = Inputs.open(console, file)) {
            Part10Stream opened = Part10.open(in);
            FileMeta meta = opened.meta();
            out.println("# " + meta.transferSyntax() + ", " + UidDictionary.name(meta.mediaStorageSopClassUid()));
            if (all) {
                write(DataSetReader.read(opened.dataSet(), meta.transferSyntax()));
                return;
            }
            Header header = HeaderReader.read(opened.dataSet(), meta.transferSyntax());
            write(header.attributes());
            header.pixelData()
                    .ifPresent(pixels -> out.println("# pixel data: "
                            + (pixels.isEncapsulated()
                                    ? "encapsulated"
                                    : Amounts.bytes(pixels.length().orElse(0)))
                            + ", not read"));
        }
    }

    private void write(DataSet dataSet) throws IOException {
        int columns = width.orElse(console.terminal().out() ? console.terminal().columns() : Dump.DEFAULT.widthMax());
        Dump dump = full
                ? new Dump(FULL_CHARACTERS, FULL_CHARACTERS, Integer.MAX_VALUE)
                : new Dump(Math.max(COLUMNS_MIN, columns), Dump.DEFAULT.valueMax(), Dump.DEFAULT.itemsMax());
        dump.write(dataSet, new ColouredLines(console));
    }
}
