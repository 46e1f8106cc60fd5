package org.consilium.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.dicom.io.Transcode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another encoding of the same data set. */
@Command(
        name = "convert",
        description = {
            "Writes a file in another uncompressed or deflated transfer syntax.",
            "Pixels are not touched: compressed pixel data is neither made nor unpacked."
        },
        footer = {
            "",
            "Examples:",
            "  dicom convert old.dcm new.dcm",
            "  dicom convert ct.dcm small.dcm --to deflated",
            "  dicom convert - - --to implicit < in.dcm > out.dcm"
        })
public final class ConvertCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "FROM", description = "The file; - is standard input.")
    Path from = Path.of("-");

    @Parameters(index = "1", paramLabel = "TO", description = "The new file; - is standard output.")
    Path to = Path.of("-");

    @Option(
            names = "--to",
            paramLabel = "SYNTAX",
            converter = TransferSyntaxConverter.class,
            defaultValue = "explicit",
            description = "explicit (default), implicit, big-endian, deflated or a UID.")
    TransferSyntax target = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    public ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream in = Inputs.open(console, from)) {
            Part10Stream opened = Part10.open(in);
            Optional<Path> file = Inputs.isStandardInput(to) ? Optional.empty() : Optional.of(to);
            Outputs.write(console, file, out -> convert(opened, out));
        }
        return ExitCode.DONE;
    }

    private void convert(Part10Stream opened, OutputStream out) throws IOException {
        FileMeta old = opened.meta();
        TransferSyntax source = old.transferSyntax();
        boolean same = source.equals(target);
        boolean streamed = target.equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)
                && !old.mediaStorageSopInstanceUid().isEmpty();
        if (same || streamed) {
            out.write(Part10.header(new FileMeta(
                    old.mediaStorageSopClassUid(), old.mediaStorageSopInstanceUid(), target, old.sourceAeTitle())));
            if (same) {
                opened.dataSet().transferTo(out);
            } else {
                Transcode.toExplicitLittleEndian(opened.dataSet(), source, out);
            }
            return;
        }
        DataSet dataSet = DataSetReader.read(opened.dataSet(), source);
        FileMeta meta = FileMeta.of(dataSet, target);
        out.write(Part10.header(new FileMeta(
                meta.mediaStorageSopClassUid(), meta.mediaStorageSopInstanceUid(), target, old.sourceAeTitle())));
        DataSetWriter.write(dataSet, target, out);
    }
}
