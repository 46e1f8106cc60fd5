package org.consilium.cli.console;

/**
 * What the two outputs of the program are. Java cannot tell standard error from standard output here, so the script that
 * starts the program says it by system properties.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param columns characters in a line of it
 * @param colours whether colours are wanted on a terminal; not where the environment has NO_COLOR or a dumb terminal
 */
public record Terminal(boolean out, boolean err, int columns, boolean colours) {

    /** Neither output is a terminal: pipes and files. */
    public static final Terminal NONE = new Terminal(false, false, 80, false);

    private static final int COLUMNS_MIN = 40;
    private static final int COLUMNS_DEFAULT = 80;

    /** As the system properties {@code consilium.terminal.out}, {@code .err} and {@code .columns} say. */
    public static Terminal ofSystem() {
        boolean colours = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                Boolean.getBoolean("consilium.terminal.out"),
                Boolean.getBoolean("consilium.terminal.err"),
                Math.max(COLUMNS_MIN, Integer.getInteger("consilium.terminal.columns", COLUMNS_DEFAULT)),
                colours);
    }

    /** Whether standard output is coloured. */
    public boolean colouredOut() {
        return out && colours;
    }
}
