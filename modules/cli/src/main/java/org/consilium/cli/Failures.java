package org.consilium.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.cli.peer.PeerTrouble;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationRejected;
import org.consilium.kernel.Rejected;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command throws becomes one line and an exit code: the edge where every exception ends. */
final class Failures implements IExecutionExceptionHandler {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult result) {
        console.out().flush();
        if (console.interruption().isRequested()) {
            return ExitCode.INTERRUPTED;
        }
        console.complain(sentence(e));
        return exitCode(e);
    }

    private static int exitCode(Exception e) {
        return switch (e) {
            case Failure failure -> failure.exitCode();
            case AssociationEnded _, AssociationRejected _ -> ExitCode.PEER;
            case Rejected _, IOException _, UncheckedIOException _ -> ExitCode.SOME_FAILED;
            default -> ExitCode.FAULT;
        };
    }

    private static String sentence(Throwable e) {
        return switch (e) {
            case Failure _, Rejected _ -> String.valueOf(e.getMessage());
            case UncheckedIOException io when io.getCause() instanceof IOException cause -> sentence(cause);
            case NoSuchFileException file -> file.getFile() + ": no such file or folder";
            case FileNotFoundException file -> String.valueOf(file.getMessage());
            case AccessDeniedException file -> file.getFile() + ": access denied";
            case FileAlreadyExistsException file -> file.getFile() + ": exists already";
            case IOException io -> PeerTrouble.sentence(io);
            default -> "fault of this program, please report it: " + describe(e);
        };
    }

    /** The kind and the place; the message of a foreign exception might quote a data set. */
    private static String describe(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
