package org.consilium.cli;

import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that is not understood: one line what is wrong, one where help is. */
final class UsageErrors implements IParameterExceptionHandler {

    private final Console console;

    UsageErrors(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        console.complain(message);
        if (!UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr())) {
            console.err().println("'" + command + " --help' explains it.");
        }
        return ExitCode.USAGE;
    }
}
