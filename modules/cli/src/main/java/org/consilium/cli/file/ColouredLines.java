package org.consilium.cli.file;

import java.io.PrintStream;
import org.consilium.cli.console.Console;
import org.consilium.dicom.dump.Dump;

/** The lines of a dump, on a terminal in colours. */
final class ColouredLines implements Dump.Sink {

    private static final String PLAIN = "\033[0m";

    private final PrintStream out;
    private final boolean coloured;

    ColouredLines(Console console) {
        this.out = console.out();
        this.coloured = console.terminal().colouredOut();
    }

    @Override
    public void part(Dump.Part part, String text) {
        String colour = coloured ? colour(part) : "";
        out.print(colour.isEmpty() ? text : colour + text + PLAIN);
    }

    @Override
    public void endLine() {
        out.print('\n');
    }

    private static String colour(Dump.Part part) {
        return switch (part) {
            case TAG -> "\033[36m";
            case VR -> "\033[33m";
            case NAME -> "\033[1m";
            case LENGTH, MULTIPLICITY, NOTE -> "\033[2m";
            case VALUE, INDENT -> "";
        };
    }
}
