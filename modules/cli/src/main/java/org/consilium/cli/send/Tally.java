package org.consilium.cli.send;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Progress;

/** What became of the objects of a run. Safe for several threads. */
final class Tally {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> perOutcome = new TreeMap<>();
    private final List<Path> failed = new ArrayList<>();
    private long bytes;
    private boolean peerLost;

    /** Sent, and answered with success or a warning. */
    void stored(Outgoing object, String outcome) {
        count(outcome, () -> bytes += object.length());
    }

    /** Not stored at the peer, for whatever reason. */
    void failed(Path file, String outcome) {
        count(outcome, () -> failed.add(file));
    }

    /** The peer went away, or never came. */
    void peerLost() {
        count("", () -> peerLost = true);
    }

    private void count(String outcome, Runnable change) {
        lock.lock();
        try {
            if (!outcome.isEmpty()) {
                perOutcome.merge(outcome, 1, Integer::sum);
            }
            change.run();
        } finally {
            lock.unlock();
        }
    }

    boolean hasFailed() {
        return !failed.isEmpty();
    }

    boolean isPeerLost() {
        return peerLost;
    }

    /** How many, how fast, and how many per outcome. */
    void print(PrintStream out, Progress progress) {
        int count = perOutcome.values().stream().mapToInt(Integer::intValue).sum();
        out.println(Amounts.count(count, "object") + ", " + Amounts.bytes(bytes) + " stored in "
                + Amounts.time(progress.elapsed()) + " (" + Amounts.rate(bytes, progress.elapsed()) + ")");
        perOutcome.forEach((outcome, number) -> out.printf("%7d  %s%n", number, outcome));
    }

    /** Writes the paths of what was not stored, one a line, for a later {@code --files-from}. */
    void writeFailed(Path list) throws IOException {
        Files.write(list, failed.stream().map(Path::toString).toList(), StandardCharsets.UTF_8);
    }
}
