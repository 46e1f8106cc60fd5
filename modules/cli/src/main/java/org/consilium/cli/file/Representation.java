package org.consilium.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetParts;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.BulkDataUri;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands for DICOM JSON and for the Native DICOM Model have in common: their arguments and the way of the data. */
final class Representation {

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
                    + " bytes and compressed pixel data in files of their own, which the text refers to.")
    Optional<Path> bulk = Optional.empty();

    @Option(names = "--read", description = "The other way round: reads the text and writes a DICOM file.")
    boolean read;

    @Option(
            names = "--transfer-syntax",
            paramLabel = "SYNTAX",
            converter = TransferSyntaxConverter.class,
            defaultValue = "explicit",
            description = "With --read, what is written: explicit (default), implicit, big-endian, deflated or a UID.")
    TransferSyntax transferSyntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    /** Shows the files; of one at a time the attributes are in memory. */
    private void show(Console console, TextForm form) throws IOException {
        List<Path> all = Inputs.files(files);
        boolean several = all.size() > 1;
        Outputs.write(console, output, out -> {
            for (int i = 0; i < all.size(); i++) {
                if (several) {
                    text(i == 0 ? form.before : form.between, out);
                }
                show(console, all.get(i), references(several ? (i + 1) + "-" : ""), form, out);
            }
            text(several ? form.after : "\n", out);
        });
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void show(Console console, Path file, BulkDataUri bulkData, TextForm form, OutputStream out)
            throws IOException {
        try (InputStream in = Inputs.open(console, file)) {
            Part10Stream opened = Part10.open(in);
            TransferSyntax encoded = opened.meta().transferSyntax();
            if (header) {
                form.write(HeaderReader.read(opened.dataSet(), encoded).attributes(), bulkData, out);
                return;
            }
            try (DataSetParts parts = DataSetParts.open(opened.dataSet(), encoded)) {
                form.write(parts, bulkData, out);
            }
        }
    }

    private BulkDataUri references(String prefix) {
        return bulk.<BulkDataUri>map(folder -> new BulkFolder(folder, prefix)).orElse(BulkDataUri.NONE);
    }

    /** Does what the options ask for. */
    void call(Console console, TextForm form) throws IOException {
        if (read) {
            make(console, form);
        } else {
            show(console, form);
        }
    }

    /** Makes a DICOM file. */
    private void make(Console console, TextForm form) throws IOException {
        if (files.size() != 1) {
            throw new Failure(ExitCode.USAGE, "--read takes one file");
        }
        BulkDataResolver resolver =
                bulk.<BulkDataResolver>map(folder -> new BulkFolder(folder, "")).orElse(BulkDataResolver.NONE);
        try (InputStream in = Inputs.open(console, files.getFirst())) {
            List<DataSet> dataSets = form.read(in, resolver);
            if (dataSets.size() != 1) {
                throw new Failure(ExitCode.SOME_FAILED, "the text holds " + dataSets.size() + " data sets, not one");
            }
            FileMeta meta = FileMeta.of(dataSets.getFirst(), transferSyntax);
            Outputs.write(console, output, out -> Part10.write(meta, dataSets.getFirst(), out));
        }
    }
}
