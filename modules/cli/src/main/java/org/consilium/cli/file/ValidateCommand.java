package org.consilium.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.validation.Finding;
import org.consilium.dicom.validation.IodValidator;
import org.consilium.kernel.Rejected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is wrong with files. */
@Command(
        name = "validate",
        description = {
            "Checks files against the standard: how they are encoded, every value against its value representation,",
            "and which attributes and functional groups are required, with the clause of PS3.3.",
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

    @Option(
            names = "--conditional",
            description = "Also shows attributes that a condition may require (types 1C and 2C); they do not count.")
    boolean conditional;

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
            Inspection inspection = Inspection.of(in);
            Deviations deviations = inspection.deviations();
            List<Finding> findings = findings(file, inspection.object());
            long count = deviations.count()
                    + findings.stream().filter(ValidateCommand::counts).count();
            console.out().println(file + ": " + (count == 0 ? "no findings" : Amounts.count(count, "finding")));
            if (!quiet) {
                deviations.listed().forEach(each -> console.out().println("  " + each));
                findings.forEach(each -> console.out().println("  " + each));
            }
            return count == 0;
        } catch (Rejected e) {
            console.out().println(file + ": " + e.getMessage());
            return false;
        }
    }

    /** None, and a line that says so, where the standard does not define what the object is. */
    private List<Finding> findings(Path file, DataSet object) {
        try {
            return validator().validate(object).findings();
        } catch (Rejected e) {
            console.complain(file + ": modules not checked: " + e.getMessage());
            return List.of();
        }
    }

    private IodValidator validator() {
        return conditional ? IodValidator.requiredAndConditional() : IodValidator.required();
    }

    private static boolean counts(Finding finding) {
        return finding.kind() != Finding.Kind.MAY_BE_REQUIRED;
    }
}
