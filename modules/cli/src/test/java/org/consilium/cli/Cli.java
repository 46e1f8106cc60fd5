package org.consilium.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.Interruption;
import org.consilium.cli.console.Terminal;

/** Runs commands within the test's own process. */
public final class Cli {

    private final Interruption interruption = new Interruption();
    private InputStream in = new ByteArrayInputStream(new byte[0]);
    private Terminal terminal = Terminal.NONE;

    /** How a run ended. */
    public record Result(int exitCode, byte[] outBytes, String out, String err) {}

    /** Runs one command with outputs that are no terminals. */
    public static Result run(Object... arguments) {
        return new Cli().start(arguments);
    }

    public Cli in(byte[] bytes) {
        in = new ByteArrayInputStream(bytes);
        return this;
    }

    public Cli on(Terminal value) {
        terminal = value;
        return this;
    }

    /** A console nobody looks at. */
    Console console() {
        return new Console(in, new ByteArrayOutputStream(), new ByteArrayOutputStream(), terminal, interruption);
    }

    /** As Ctrl-C does. */
    public Interruption interruption() {
        return interruption;
    }

    public Result start(Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(in, out, err, terminal, interruption);
        int exitCode = DicomCommand.run(
                console, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Result(
                exitCode,
                out.toByteArray(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
