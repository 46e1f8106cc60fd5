package org.consilium.cli.file;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The Native DICOM Model (PS3.19 A.1). */
@Command(
        name = "xml",
        description = "Shows a file as XML in the Native DICOM Model, or makes a file of it.",
        footer = {
            "",
            "Examples:",
            "  dicom xml ct.dcm",
            "  dicom xml --bulk values/ ct.dcm -o ct.xml",
            "  dicom xml --read ct.xml --bulk values/ -o again.dcm"
        })
public final class XmlCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    Representation representation = new Representation();

    public XmlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!representation.read && Inputs.files(representation.files).size() != 1) {
            throw new Failure(ExitCode.USAGE, "xml takes one file: a document holds one data set");
        }
        representation.call(console, TextForm.XML);
        return ExitCode.DONE;
    }
}
