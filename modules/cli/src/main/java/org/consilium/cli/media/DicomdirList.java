package org.consilium.cli.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.Tag;
import org.consilium.dicom.fileset.DirectoryRecord;
import org.consilium.dicom.fileset.FileSet;
import org.consilium.kernel.Rejected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the records of a directory as a tree. */
@Command(
        name = "list",
        description = "Shows the tree of a file-set. Ends with 1 when a file it lists is not there.",
        footer = {"", "Examples:", "  dicom dicomdir list /media/cdrom", "  dicom dicomdir list --files DICOMDIR"})
final class DicomdirList implements Callable<Integer> {

    /** What tells a record from its neighbours, by type in the order of the levels. */
    private static final List<Integer> SHOWN = List.of(
            Tag.PatientName,
            Tag.PatientID,
            Tag.StudyDate,
            Tag.StudyDescription,
            Tag.Modality,
            Tag.SeriesNumber,
            Tag.SeriesDescription,
            Tag.InstanceNumber);

    private final Console console;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "A folder with a DICOMDIR, or the DICOMDIR itself.")
    Path folder = Path.of(".");

    @Option(names = "--files", description = "Only the paths of the files, one a line.")
    boolean onlyFiles;

    DicomdirList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        FileSet fileSet = FileSet.read(folder);
        int missing = 0;
        for (DirectoryRecord record : fileSet.records()) {
            missing += show(fileSet, record, 0);
        }
        if (!fileSet.unreferenced().isEmpty()) {
            console.complain(Amounts.count(fileSet.unreferenced().size(), "record") + " that nothing refers to");
        }
        return missing == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private int show(FileSet fileSet, DirectoryRecord record, int depth) throws IOException {
        int missing = 0;
        String file = "";
        if (!record.fileId().isEmpty()) {
            try {
                file = fileSet.file(record).toString();
            } catch (Rejected e) {
                missing++;
                console.complain(String.join("/", record.fileId()) + ": " + e.getMessage());
            }
        }
        if (onlyFiles) {
            if (!file.isEmpty()) {
                console.out().println(file);
            }
        } else {
            console.out().println("  ".repeat(depth) + line(record));
        }
        for (DirectoryRecord child : record.children()) {
            missing += show(fileSet, child, depth + 1);
        }
        return missing;
    }

    private static String line(DirectoryRecord record) {
        Stream<String> values = SHOWN.stream()
                .flatMap(tag -> record.attributes().text(tag).stream())
                .map(DicomdirList::printable);
        return Stream.of(Stream.of(record.type()), values, Stream.of(String.join("/", record.fileId())))
                .flatMap(each -> each)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("  "));
    }

    /** What a terminal may be given: no control characters of a stranger. */
    private static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", " ");
    }
}
