package org.consilium.cli.file;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** DICOM JSON (PS3.18 F). */
@Command(
        name = "json",
        description = "Shows files as DICOM JSON, one file as an object, several as an array; or makes a file of it.",
        footer = {
            "",
            "Examples:",
            "  dicom json ct.dcm | jq '.\"00100020\".Value[0]'",
            "  dicom json --header wsi.dcm",
            "  dicom json --bulk values/ ct.dcm -o ct.json",
            "  dicom json --read ct.json --bulk values/ -o again.dcm"
        })
public final class JsonCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    Representation representation = new Representation();

    public JsonCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        representation.call(console, TextForm.JSON);
        return ExitCode.DONE;
    }
}
