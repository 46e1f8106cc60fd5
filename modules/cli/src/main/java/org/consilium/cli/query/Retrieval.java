package org.consilium.cli.query;

import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Progress;
import org.consilium.cli.console.StatusText;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.dimse.retrieve.SubOperationCounters;

/** What C-GET and C-MOVE have in common for the person in front: counters while they run, and the result. */
final class Retrieval {

    private Retrieval() {}

    /** Shows the counters; false when the retrieval is to be cancelled. */
    static boolean follow(Console console, Progress progress, SubOperationCounters counters) {
        long done = (long) counters.completed() + counters.failed() + counters.warning();
        progress.done(done, done + counters.remaining());
        return !console.interruption().isRequested();
    }

    /** Shows how it ended and gives the exit code. */
    static int report(Console console, RetrieveResult result) {
        SubOperationCounters counters = result.counters();
        result.failedSopInstanceUids().forEach(uid -> console.complain("not retrieved: " + uid));
        console.line("%s, %d with warnings, %d failed: %s"
                .formatted(
                        Amounts.count(counters.completed() + counters.warning(), "object"),
                        counters.warning(),
                        counters.failed(),
                        StatusText.of(result.status())));
        return result.status().isSuccess() && counters.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
}
