package org.consilium.cli.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The outputs and the input of one run: results go to standard output, everything said about the work to standard error.
 * Text is UTF-8.
 */
public final class Console {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final Interruption interruption;

    public Console(InputStream in, OutputStream out, OutputStream err, Terminal terminal, Interruption interruption) {
        this.in = in;
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
        this.interruption = interruption;
    }

    /** The one of this process. */
    public static Console ofSystem() {
        return new Console(
                System.in,
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
                new FileOutputStream(FileDescriptor.err),
                Terminal.ofSystem(),
                Interruption.ofSystem());
    }

    public InputStream in() {
        return in;
    }

    /** For results; buffered until {@link #flush} or the end of the command. */
    public PrintStream out() {
        return out;
    }

    /** For what is said about the work; every line is written at once. */
    public PrintStream err() {
        return err;
    }

    public Terminal terminal() {
        return terminal;
    }

    public Interruption interruption() {
        return interruption;
    }

    /** A line of a result, shown at once: for results that come while the work goes on. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** One line about something that went wrong. */
    public void complain(String text) {
        err.println("dicom: " + text);
    }

    public void flush() {
        out.flush();
        err.flush();
    }
}
