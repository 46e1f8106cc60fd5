package org.consilium.imaging.codec.jpeg;

import java.util.List;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Scan;
import org.consilium.imaging.codec.jpeg.LosslessJpegCodec.LosslessChannel;
import org.consilium.imaging.pixel.PixelFormat;

/** Decodes one scan of a lossless JPEG stream: prediction from the neighbours plus a coded difference (T.81 H.1.2). */
final class LosslessScan {

    private static final int WHOLE_DIFFERENCE = 16;

    private final PixelFormat format;
    private final List<LosslessChannel> channels;
    private final int predictor;
    private final int pointTransform;
    private final int restartInterval;
    private final int[][] above;
    private final int[][] current;

    LosslessScan(PixelFormat format, List<LosslessChannel> channels, Scan scan, int restartInterval) {
        this.format = format;
        this.channels = channels;
        this.predictor = scan.start();
        this.pointTransform = scan.approximation() & 0xF;
        this.restartInterval = restartInterval;
        this.above = new int[channels.size()][format.columns()];
        this.current = new int[channels.size()][format.columns()];
        if (predictor < 1
                || predictor > 7
                || pointTransform >= channels.getFirst().precision()) {
            throw JpegMarkers.corrupt("a lossless scan has an invalid predictor or point transform");
        }
        if (restartInterval % format.columns() != 0) {
            throw JpegMarkers.corrupt("a restart interval does not end with a line");
        }
    }

    void decode(EntropyBits bits, byte[] samples) {
        int restartLines = restartInterval / format.columns();
        for (int row = 0; row < format.rows(); row++) {
            boolean first = row == 0;
            if (!first && restartLines > 0 && row % restartLines == 0) {
                bits.restart();
                first = true;
            }
            decodeLine(bits, first);
            for (int i = 0; i < current.length; i++) {
                store(samples, row, channels.get(i).index(), current[i]);
                int[] done = current[i];
                current[i] = above[i];
                above[i] = done;
            }
        }
    }

    private void decodeLine(EntropyBits bits, boolean first) {
        if (channels.size() == 1) {
            decodeSingle(bits, channels.getFirst(), current[0], above[0], first);
            return;
        }
        for (int x = 0; x < format.columns(); x++) {
            for (int i = 0; i < current.length; i++) {
                LosslessChannel channel = channels.get(i);
                int prediction = prediction(x, current[i], above[i], first, channel.precision());
                current[i][x] = prediction + difference(bits, channel.table()) & 0xFFFF;
            }
        }
    }

    private void decodeSingle(EntropyBits bits, LosslessChannel channel, int[] line, int[] up, boolean first) {
        HuffmanTable table = channel.table();
        for (int x = 0; x < line.length; x++) {
            line[x] = prediction(x, line, up, first, channel.precision()) + difference(bits, table) & 0xFFFF;
        }
    }

    private int prediction(int x, int[] line, int[] up, boolean first, int precision) {
        if (first) {
            return x == 0 ? 1 << precision - pointTransform - 1 : line[x - 1];
        }
        if (x == 0) {
            return up[0];
        }
        int a = line[x - 1];
        int b = up[x];
        int c = up[x - 1];
        return switch (predictor) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> c;
            case 4 -> a + b - c;
            case 5 -> a + (b - c >> 1);
            case 6 -> b + (a - c >> 1);
            default -> a + b >> 1;
        };
    }

    private static int difference(EntropyBits bits, HuffmanTable table) {
        int category = table.decode(bits);
        if (category > WHOLE_DIFFERENCE) {
            throw JpegMarkers.corrupt("a difference has an invalid category");
        }
        return category == WHOLE_DIFFERENCE ? 1 << 15 : bits.signed(category);
    }

    private void store(byte[] samples, int row, int index, int[] line) {
        int channelCount = format.samplesPerPixel();
        int at = row * format.columns() * channelCount + index;
        if (format.sampleBytes() == 1) {
            for (int value : line) {
                samples[at] = (byte) (value << pointTransform);
                at += channelCount;
            }
            return;
        }
        for (int value : line) {
            int whole = value << pointTransform;
            samples[at * 2] = (byte) whole;
            samples[at * 2 + 1] = (byte) (whole >> Byte.SIZE);
            at += channelCount;
        }
    }
}
