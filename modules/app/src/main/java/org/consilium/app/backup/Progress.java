package org.consilium.app.backup;

import java.io.PrintStream;
import java.util.function.LongFunction;

/** A line that grows: a bar on a terminal, a line for every twentieth elsewhere. */
final class Progress {

    private static final int BAR_LENGTH = 30;
    private static final int PERCENT = 100;
    private static final int STEP_PERCENT = 5;
    private static final int KIB_BITS = 10;

    private final Screen screen;
    private final String what;
    private final long total;
    private final LongFunction<String> words;
    private long done;
    private long percentShown = -1;

    private Progress(Screen screen, String what, long total, LongFunction<String> words) {
        this.screen = screen;
        this.what = what;
        this.total = total;
        this.words = words;
        show();
    }

    /** Where lines are shown. */
    record Screen(PrintStream out, boolean terminal) {

        /** @param total bytes to be done, as far as they are known */
        Progress bytes(String what, long total) {
            return new Progress(this, what, total, Progress::size);
        }

        /** @param total things to be done */
        Progress count(String what, long total) {
            return new Progress(this, what, total, Long::toString);
        }

        void say(String sentence) {
            out.println(sentence);
        }
    }

    void add(long count) {
        done += count;
        show();
    }

    private void show() {
        long percent = total == 0 ? PERCENT : Math.min(PERCENT, done * PERCENT / total);
        long step = screen.terminal ? 1 : STEP_PERCENT;
        if (percent / step == percentShown) {
            return;
        }
        percentShown = percent / step;
        int length = (int) (percent * BAR_LENGTH / PERCENT);
        var line = "%-10s [%s%s] %3d %%  %s of %s"
                .formatted(
                        what,
                        "#".repeat(length),
                        "-".repeat(BAR_LENGTH - length),
                        percent,
                        words.apply(done),
                        words.apply(Math.max(done, total)));
        boolean goesOn = screen.terminal && percent < PERCENT;
        screen.out.print((screen.terminal ? "\r" : "") + line + (goesOn ? "" : System.lineSeparator()));
        screen.out.flush();
    }

    /** In the largest unit that leaves at least one, such as 12.3 MiB. */
    static String size(long bytes) {
        var units = new String[] {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
        int unit = 0;
        while (unit < units.length - 1 && bytes >= 1L << (KIB_BITS * (unit + 1))) {
            unit++;
        }
        return unit == 0 ? bytes + " B" : "%.1f %s".formatted((double) bytes / (1L << (KIB_BITS * unit)), units[unit]);
    }
}
