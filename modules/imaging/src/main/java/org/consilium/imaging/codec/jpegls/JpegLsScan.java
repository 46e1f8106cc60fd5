package org.consilium.imaging.codec.jpegls;

import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.codec.jpeg.JpegMarkers;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Decodes the lines of one JPEG-LS scan: regular mode, runs, and the three ways of interleaving components. */
final class JpegLsScan {

    /** J of T.87 table A.1: order of the run lengths. */
    private static final int[] RUN_ORDER = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private static final int BY_COMPONENT = 0;
    private static final int BY_LINE = 1;
    private static final int BY_SAMPLE = 2;

    private final PixelFormat format;
    private final List<Integer> channels;
    private final int interleave;
    private final JpegLsContexts contexts;
    private final int width;
    /** Lines with one more sample on either side, so that neighbours always exist. */
    private final int[][] above;

    private final int[][] current;
    private final int[] runIndex;

    JpegLsScan(PixelFormat format, List<Integer> channels, int interleave, JpegLsContexts contexts) {
        if (interleave > BY_SAMPLE || interleave == BY_COMPONENT && channels.size() != 1) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "this JPEG-LS interleave mode cannot be rendered here");
        }
        this.format = format;
        this.channels = channels;
        this.interleave = interleave;
        this.contexts = contexts;
        width = format.columns();
        above = new int[channels.size()][width + 2];
        current = new int[channels.size()][width + 2];
        runIndex = new int[channels.size()];
    }

    void decode(byte[] samples) {
        for (int row = 0; row < format.rows(); row++) {
            for (int i = 0; i < current.length; i++) {
                above[i][width + 1] = above[i][width];
                current[i][0] = above[i][1];
            }
            if (interleave == BY_LINE || channels.size() == 1) {
                for (int i = 0; i < current.length; i++) {
                    decodeLine(i);
                }
            } else {
                decodeLineBySample();
            }
            for (int i = 0; i < current.length; i++) {
                store(samples, row, channels.get(i), current[i]);
                int[] done = current[i];
                current[i] = above[i];
                above[i] = done;
            }
        }
    }

    private void decodeLine(int component) {
        int[] line = current[component];
        int[] up = above[component];
        int x = 1;
        while (x <= width) {
            int context = context(line, up, x);
            if (context != 0) {
                line[x] = contexts.regular(context, median(line[x - 1], up[x], up[x - 1]));
                x++;
                continue;
            }
            int end = x + runLength(component, width + 1 - x);
            int left = line[x - 1];
            Arrays.fill(line, x, end, left);
            x = end;
            if (x <= width) {
                int type = Math.abs(left - up[x]) <= contexts.preset.near() ? 1 : 0;
                line[x] = contexts.interruption(type, left, up[x], RUN_ORDER[runIndex[component]]);
                runIndex[component] = Math.max(0, runIndex[component] - 1);
                x++;
            }
        }
    }

    private void decodeLineBySample() {
        int[] context = new int[current.length];
        int x = 1;
        while (x <= width) {
            int any = 0;
            for (int i = 0; i < context.length; i++) {
                context[i] = context(current[i], above[i], x);
                any |= context[i];
            }
            if (any == 0) {
                x = runBySample(x);
                continue;
            }
            for (int i = 0; i < context.length; i++) {
                int[] line = current[i];
                int[] up = above[i];
                int predicted = median(line[x - 1], up[x], up[x - 1]);
                line[x] = contexts.regular(context[i], predicted);
            }
            x++;
        }
    }

    /** A run of whole pixels; returns the column behind it and its interruption. */
    private int runBySample(int from) {
        int end = from + runLength(0, width + 1 - from);
        for (int[] line : current) {
            Arrays.fill(line, from, end, line[from - 1]);
        }
        if (end > width) {
            return end;
        }
        for (int i = 0; i < current.length; i++) {
            int left = current[i][end - 1];
            current[i][end] = contexts.interruption(0, left, above[i][end], RUN_ORDER[runIndex[0]]);
        }
        runIndex[0] = Math.max(0, runIndex[0] - 1);
        return end + 1;
    }

    private int runLength(int component, int longest) {
        int length = 0;
        while (length < longest && contexts.bits.bit() == 1) {
            int block = 1 << RUN_ORDER[runIndex[component]];
            length += block;
            if (length <= longest) {
                runIndex[component] = Math.min(runIndex[component] + 1, RUN_ORDER.length - 1);
            }
        }
        if (length >= longest) {
            return longest;
        }
        length += contexts.bits.bits(RUN_ORDER[runIndex[component]]);
        if (length >= longest) {
            throw JpegMarkers.corrupt("a JPEG-LS run leaves its line");
        }
        return length;
    }

    private int context(int[] line, int[] up, int x) {
        int q1 = contexts.region(up[x + 1] - up[x]);
        int q2 = contexts.region(up[x] - up[x - 1]);
        int q3 = contexts.region(up[x - 1] - line[x - 1]);
        return (q1 * 9 + q2) * 9 + q3;
    }

    private static int median(int left, int above, int corner) {
        int least = Math.min(left, above);
        int most = Math.max(left, above);
        if (corner >= most) {
            return least;
        }
        return corner <= least ? most : left + above - corner;
    }

    private void store(byte[] samples, int row, int channel, int[] line) {
        int step = format.samplesPerPixel();
        int at = row * width * step + channel;
        boolean wide = format.sampleBytes() == 2;
        for (int x = 1; x <= width; x++, at += step) {
            if (wide) {
                samples[at * 2] = (byte) line[x];
                samples[at * 2 + 1] = (byte) (line[x] >> Byte.SIZE);
            } else {
                samples[at] = (byte) line[x];
            }
        }
    }
}
