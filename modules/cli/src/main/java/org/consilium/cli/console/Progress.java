package org.consilium.cli.console;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far the work is: on a terminal one line that is drawn again and again, elsewhere a line every few seconds. Safe for
 * several threads.
 */
public final class Progress implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration PLAIN_LINE = Duration.ofSeconds(10);
    private static final int BAR_COLUMNS_MAX = 30;
    private static final String CLEAR_LINE = "\r\033[K";

    private final Console console;
    private final String noun;
    private final boolean drawn;
    private final long startNanos = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private long total;
    private long totalBytes;
    private long done;
    private long bytes;
    private long shownNanos = startNanos;

    /**
     * @param noun what is counted, in the singular
     * @param quiet shows nothing
     */
    public Progress(Console console, String noun, boolean quiet) {
        this.console = console;
        this.noun = noun;
        this.drawn = !quiet && console.terminal().err();
        this.shownNanos = quiet ? Long.MAX_VALUE : startNanos;
    }

    /** Says how much there is; 0 while it is not known. */
    public void total(long count, long byteCount) {
        change(() -> {
            total = count;
            totalBytes = byteCount;
        });
    }

    /** Some bytes of a thing were moved. */
    public void bytes(long count) {
        change(() -> bytes += count);
    }

    /** One more thing is done. */
    public void done() {
        change(() -> done++);
    }

    /** So many things are done, and so many there are. */
    public void done(long count, long of) {
        change(() -> {
            done = count;
            total = of;
        });
    }

    /** A line about the work that must not tear the bar. */
    public void say(String text) {
        lock.lock();
        try {
            if (drawn) {
                console.err().print(CLEAR_LINE);
            }
            console.err().println(text);
        } finally {
            lock.unlock();
        }
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Takes the bar off the terminal. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (drawn) {
                console.err().print(CLEAR_LINE);
                console.err().flush();
            }
            shownNanos = Long.MAX_VALUE;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            long now = System.nanoTime();
            Duration pause = drawn ? REDRAW : PLAIN_LINE;
            if (shownNanos != Long.MAX_VALUE && now - shownNanos >= pause.toNanos()) {
                shownNanos = now;
                show();
            }
        } finally {
            lock.unlock();
        }
    }

    private void show() {
        if (!drawn) {
            console.err().println(numbers());
            return;
        }
        String numbers = numbers();
        int room = Math.min(BAR_COLUMNS_MAX, console.terminal().columns() - numbers.length() - 4);
        String bar = room < 5 || fraction() < 0 ? "" : bar(room) + " ";
        console.err().print(CLEAR_LINE + bar + numbers);
        console.err().flush();
    }

    private String bar(int columns) {
        int filled = (int) Math.min(columns, Math.round(fraction() * columns));
        return "[" + "#".repeat(filled) + ".".repeat(columns - filled) + "]";
    }

    private double fraction() {
        if (totalBytes > 0) {
            return Math.min(1, (double) bytes / totalBytes);
        }
        return total > 0 ? Math.min(1, (double) done / total) : -1;
    }

    private String numbers() {
        Duration elapsed = elapsed();
        var text = new StringBuilder(total > 0 ? done + "/" + Amounts.count(total, noun) : Amounts.count(done, noun));
        if (bytes > 0) {
            text.append("  ").append(Amounts.bytes(bytes)).append("  ").append(Amounts.rate(bytes, elapsed));
        }
        double fraction = fraction();
        if (fraction > 0) {
            Duration left = Duration.ofNanos((long) (elapsed.toNanos() / fraction * (1 - fraction)));
            text.append("  ETA ").append(Amounts.time(left));
        }
        return text.toString();
    }
}
