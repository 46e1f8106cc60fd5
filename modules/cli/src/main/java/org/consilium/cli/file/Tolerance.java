package org.consilium.cli.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.kernel.Rejected;
import picocli.CommandLine.Option;

/** What becomes of the other files when one cannot be read. */
final class Tolerance {

    @Option(names = "--continue", description = "Goes on with the next file when one cannot be read.")
    boolean goOn;

    /** What is done with each file. */
    @FunctionalInterface
    interface Work {
        void on(Path file) throws IOException;
    }

    /** Does it with each, until an interruption; the exit code tells whether one could not be read. */
    int each(Console console, List<Path> files, Work work) throws IOException {
        int exitCode = ExitCode.DONE;
        for (Path file : files) {
            if (console.interruption().isRequested()) {
                return ExitCode.INTERRUPTED;
            }
            try {
                work.on(file);
            } catch (Rejected e) {
                if (!goOn && files.size() == 1) {
                    throw e;
                }
                console.out().flush();
                console.complain(file + ": " + e.getMessage());
                exitCode = ExitCode.SOME_FAILED;
                if (!goOn) {
                    return exitCode;
                }
            }
        }
        return exitCode;
    }
}
