package org.consilium.cli.media;

import org.consilium.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** PS3.10 8, PS3.3 F. */
@Command(
        name = "dicomdir",
        description = "Shows what a DICOMDIR lists, or makes a file-set with one.",
        synopsisSubcommandLabel = "(list | make)",
        footer = {
            "",
            "Examples:",
            "  dicom dicomdir list /media/cdrom",
            "  dicom dicomdir make disc/ study1/ study2/ --id DISC_1"
        })
public final class DicomdirCommand {

    /** The command with the two below it. */
    public static CommandLine of(Console console) {
        return new CommandLine(new DicomdirCommand())
                .addSubcommand(new DicomdirList(console))
                .addSubcommand(new DicomdirMake(console));
    }
}
