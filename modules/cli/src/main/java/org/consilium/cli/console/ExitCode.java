package org.consilium.cli.console;

/** How the program ends, for scripts. */
public final class ExitCode {

    /** Everything that was asked for is done. */
    public static final int DONE = 0;

    /** Some of it failed, or a check found errors; what failed stands on standard error or in the output. */
    public static final int SOME_FAILED = 1;

    /** The command line is not understood. */
    public static final int USAGE = 2;

    /** The peer could not be reached, rejected the association or ended it. */
    public static final int PEER = 3;

    /** The program itself is at fault. */
    public static final int FAULT = 70;

    /** Ended by Ctrl-C (128 and the number of SIGINT, as shells count). */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
