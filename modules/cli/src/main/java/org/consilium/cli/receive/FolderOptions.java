package org.consilium.cli.receive;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where received objects go. */
public final class FolderOptions {

    @Option(
            names = {"-d", "--to"},
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where files go; made when it is missing (default: the current folder).")
    Path folder = Path.of(".");

    @Option(names = "--tree", description = "Keeps a folder per study and one per series below it.")
    boolean tree;

    /** The folder, ready to be written to. */
    public ObjectFolder open() throws IOException {
        return new ObjectFolder(folder, tree);
    }
}
