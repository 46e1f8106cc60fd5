package org.consilium.cli.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
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

    /** Where the SOP class and instance UIDs, which stand at the start of a data set, are looked for. */
    private static final int IDENTIFICATION_BYTES_MAX = 16 * 1024;

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
        InputStream dataSet = opened.dataSet();
        if (!old.mediaStorageSopInstanceUid().isEmpty()) {
            out.write(Part10.header(new FileMeta(
                    old.mediaStorageSopClassUid(), old.mediaStorageSopInstanceUid(), target, old.sourceAeTitle())));
        } else {
            dataSet = new BufferedInputStream(dataSet);
            out.write(Part10.header(identified(dataSet, source, old)));
        }
        if (source.equals(target)) {
            dataSet.transferTo(out);
        } else {
            Transcode.change(dataSet, source, target, out);
        }
    }

    /** What a file that does not name its object has to say about it; the data set is not moved on. */
    private FileMeta identified(InputStream dataSet, TransferSyntax source, FileMeta old) throws IOException {
        dataSet.mark(IDENTIFICATION_BYTES_MAX);
        byte[] start = dataSet.readNBytes(IDENTIFICATION_BYTES_MAX);
        dataSet.reset();
        FileMeta meta = FileMeta.of(DataSetReader.salvage(ByteRange.of(start), source, _ -> {}), target);
        return new FileMeta(
                meta.mediaStorageSopClassUid(), meta.mediaStorageSopInstanceUid(), target, old.sourceAeTitle());
    }
}
