package org.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.cli.console.ExitCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docs/dicom-command.md} ends with the help of every command as the program prints it. */
class CommandPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "dicom-command.md");

    /** Where a page that is right is left for copying, when the one in docs is not. */
    private static final Path GENERATED = Path.of("target", "dicom-command.md");

    @Test
    void showsTheHelpOfEveryCommand() throws IOException {
        String page = Files.readString(PAGE);
        int first = page.indexOf("\n## ") + 1;
        String generated = page.substring(0, first == 0 ? page.length() : first)
                + commands().stream().map(CommandPageTest::section).collect(Collectors.joining("\n"));
        Files.writeString(GENERATED, generated);
        assertThat(page).as("copy " + GENERATED + " to " + PAGE).isEqualTo(generated);
    }

    private static String section(String command) {
        String title = command.isEmpty() ? "dicom" : "dicom " + command;
        List<String> arguments = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command.split(" ")));
        arguments.add("--help");
        Cli.Result help = Cli.run(arguments.toArray());
        assertThat(help.exitCode()).isEqualTo(ExitCode.DONE);
        String text = help.out().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        return "## " + title + "\n\n```text\n" + text.strip() + "\n```\n";
    }

    /** All commands, those below others included. */
    private static List<String> commands() {
        List<String> commands = new ArrayList<>(List.of(""));
        collect(DicomCommand.commandLine(new Cli().console()), "", commands);
        return commands;
    }

    private static void collect(CommandLine line, String prefix, List<String> commands) {
        line.getSubcommands().forEach((name, below) -> {
            if (!name.equals("help")) {
                commands.add(prefix + name);
                collect(below, prefix + name + " ", commands);
            }
        });
    }

    @Test
    void everyCommandGivesExamples() {
        assertThat(commands())
                .filteredOn(each -> !each.isEmpty())
                .allSatisfy(command -> assertThat(section(command)).contains("Examples:"));
    }
}
