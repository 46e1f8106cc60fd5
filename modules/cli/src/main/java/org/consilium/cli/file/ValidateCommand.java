package org.consilium.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.Deviation;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.ValueCheck;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.kernel.Rejected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is wrong with files. */
@Command(
        name = "validate",
        description = {
            "Checks files against the standard: how they are encoded, and every value against its value representation.",
            "Findings name the place and never a value. Ends with 1 when there are any."
        },
        footer = {"", "Examples:", "  dicom validate ct.dcm", "  dicom validate --quiet /archive/2026"})
public final class ValidateCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders; - is standard input.")
    List<Path> files = List.of();

    @Option(
            names = {"-q", "--quiet"},
            description = "One line per file.")
    boolean quiet;

    public ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        boolean flawless = true;
        for (Path file : Inputs.files(files)) {
            if (console.interruption().isRequested()) {
                return ExitCode.INTERRUPTED;
            }
            flawless &= isFlawless(file);
        }
        return flawless ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private boolean isFlawless(Path file) throws IOException {
        try (InputStream in = Inputs.open(console, file)) {
            Part10File read = Part10.read(in);
            Deviations found = read.deviations().and(ValueCheck.of(read.dataSet()));
            console.out()
                    .println(file + ": " + (found.isEmpty() ? "no findings" : Amounts.count(found.count(), "finding")));
            if (!quiet) {
                for (Deviation deviation : found.listed()) {
                    console.out().println("  " + deviation);
                }
            }
            return found.isEmpty();
        } catch (Rejected e) {
            console.out().println(file + ": " + e.getMessage());
            return false;
        }
    }
}
