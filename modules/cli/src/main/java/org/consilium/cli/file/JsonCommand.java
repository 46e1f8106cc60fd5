package org.consilium.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.dicom.json.DicomJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** DICOM JSON (PS3.18 F). */
@Command(
        name = "json",
        description = {
            "Shows files as DICOM JSON: one file as an object, several as an array.",
            "With --read the other way round: makes a DICOM file of JSON."
        },
        footer = {
            "",
            "Examples:",
            "  dicom json ct.dcm | jq '.\"00100020\".Value[0]'",
            "  dicom json --header wsi.dcm",
            "  dicom json --bulk values/ ct.dcm -o ct.json",
            "  dicom json --read ct.json --bulk values/ -o again.dcm"
        })
public final class JsonCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders; - is standard input.")
    List<Path> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the result goes (default: standard output).")
    Optional<Path> output = Optional.empty();

    @Option(names = "--header", description = "Only what stands before the pixel data; the rest is not read.")
    boolean header;

    @Option(
            names = "--bulk",
            paramLabel = "FOLDER",
            description = "Keeps binary values above " + BulkFolder.INLINE_BYTES_MAX
                    + " bytes and compressed pixel data in files of their own, named by BulkDataURI.")
    Optional<Path> bulk = Optional.empty();

    @Option(names = "--read", description = "Reads JSON and writes a DICOM file.")
    boolean read;

    @Option(
            names = "--transfer-syntax",
            paramLabel = "SYNTAX",
            converter = TransferSyntaxConverter.class,
            defaultValue = "explicit",
            description = "With --read, what is written: explicit (default), implicit, big-endian, deflated or a UID.")
    TransferSyntax transferSyntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    public JsonCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (read) {
            toDicom();
        } else {
            Outputs.write(console, output, this::toJson);
        }
        return ExitCode.DONE;
    }

    /** One file at a time is in memory. */
    private void toJson(OutputStream out) throws IOException {
        List<Path> all = Inputs.files(files);
        boolean array = all.size() > 1;
        String before = array ? "[\n" : "";
        for (int i = 0; i < all.size(); i++) {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            DicomJson.write(dataSet(all.get(i)), references(all.size() > 1 ? (i + 1) + "-" : ""), out);
            before = ",\n";
        }
        out.write((array ? "\n]\n" : "\n").getBytes(StandardCharsets.UTF_8));
    }

    private DataSet dataSet(Path file) throws IOException {
        try (InputStream in = Inputs.open(console, file)) {
            if (!header) {
                return Part10.read(in).dataSet();
            }
            Part10Stream opened = Part10.open(in);
            return HeaderReader.read(opened.dataSet(), opened.meta().transferSyntax())
                    .attributes();
        }
    }

    private BulkDataUri references(String prefix) {
        return bulk.<BulkDataUri>map(folder -> new BulkFolder(folder, prefix)).orElse(BulkDataUri.NONE);
    }

    private void toDicom() throws IOException {
        if (files.size() != 1) {
            throw new Failure(ExitCode.USAGE, "--read takes one file of JSON");
        }
        BulkDataResolver resolver =
                bulk.<BulkDataResolver>map(folder -> new BulkFolder(folder, "")).orElse(BulkDataResolver.NONE);
        List<DataSet> dataSets = new ArrayList<>();
        try (InputStream in = Inputs.open(console, files.getFirst())) {
            dataSets.addAll(DicomJson.read(in, resolver));
        }
        if (dataSets.size() != 1) {
            throw new Failure(ExitCode.SOME_FAILED, "the JSON holds " + dataSets.size() + " data sets, not one");
        }
        DataSet dataSet = dataSets.getFirst();
        FileMeta meta = FileMeta.of(dataSet, transferSyntax);
        Outputs.write(console, output, out -> Part10.write(meta, dataSet, out));
    }
}
