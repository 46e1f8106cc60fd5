package org.consilium.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.file.ConvertCommand;
import org.consilium.cli.file.DumpCommand;
import org.consilium.cli.file.JsonCommand;
import org.consilium.cli.file.ValidateCommand;
import org.consilium.cli.file.XmlCommand;
import org.consilium.cli.media.DicomdirCommand;
import org.consilium.cli.peer.EchoCommand;
import org.consilium.cli.query.FindCommand;
import org.consilium.cli.query.GetCommand;
import org.consilium.cli.query.MoveCommand;
import org.consilium.cli.receive.ReceiveCommand;
import org.consilium.cli.send.CommitCommand;
import org.consilium.cli.send.StoreCommand;
import org.consilium.dicom.io.FileMeta;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** The program {@code dicom} and its commands. */
@Command(
        name = "dicom",
        description = "Sends, finds, receives, reads, converts and checks DICOM objects.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = DicomCommand.Version.class,
        footer = {
            "",
            "'dicom COMMAND --help' explains a command and gives examples.",
            "",
            "Exit codes: 0 all done, 1 some failed or errors found, 2 the command line is wrong,",
            "3 the peer is unreachable, rejected or ended the association, 130 ended by Ctrl-C."
        })
public final class DicomCommand {

    static final int USAGE_COLUMNS = 100;

    private DicomCommand() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Console console = Console.ofSystem();
        int exitCode = run(console, arguments);
        console.interruption().end();
        System.exit(exitCode);
    }

    /**
     * Runs one command.
     *
     * @return its exit code, see {@link ExitCode}
     */
    public static int run(Console console, String... arguments) {
        Logging.quiet();
        CommandLine commandLine = commandLine(console);
        if (arguments.length == 0) {
            commandLine.usage(console.err(), colours(console));
            return ExitCode.USAGE;
        }
        int exitCode = commandLine.execute(arguments);
        console.flush();
        return console.interruption().isRequested() ? ExitCode.INTERRUPTED : exitCode;
    }

    static CommandLine commandLine(Console console) {
        var commandLine = new CommandLine(new DicomCommand());
        commandLine.addSubcommand(new EchoCommand(console));
        commandLine.addSubcommand(new StoreCommand(console));
        commandLine.addSubcommand(new ReceiveCommand(console));
        commandLine.addSubcommand(new CommitCommand(console));
        commandLine.addSubcommand(new FindCommand(console));
        commandLine.addSubcommand(new GetCommand(console));
        commandLine.addSubcommand(new MoveCommand(console));
        commandLine.addSubcommand(new DumpCommand(console));
        commandLine.addSubcommand(new JsonCommand(console));
        commandLine.addSubcommand(new XmlCommand(console));
        commandLine.addSubcommand(new ConvertCommand(console));
        commandLine.addSubcommand(new ValidateCommand(console));
        commandLine.addSubcommand(DicomdirCommand.of(console));
        commandLine.addSubcommand(new CommandLine.HelpCommand());
        commandLine.getSubcommands().values().forEach(DicomCommand::withHelp);
        return commandLine
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setColorScheme(colours(console))
                .setUsageHelpWidth(USAGE_COLUMNS)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors(console))
                .setExecutionExceptionHandler(new Failures(console));
    }

    private static void withHelp(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true);
        command.getSubcommands().values().forEach(DicomCommand::withHelp);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static ColorScheme colours(Console console) {
        return CommandLine.Help.defaultColorScheme(console.terminal().colouredOut() ? Ansi.ON : Ansi.OFF);
    }

    /** What this program calls itself. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "dicom " + FileMeta.IMPLEMENTATION_VERSION_NAME + ", Java "
                        + Runtime.version().feature()
            };
        }
    }
}
