package org.consilium.imaging.codec.jpeg;

import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.codec.Deadline;

/** Walks the blocks of one scan: of a component alone line by line, of several in MCUs (A.2). */
final class DctScan {

    private final List<Channel> channels;
    private final boolean progressive;
    private final int restartInterval;
    private final int[] predictions;
    private final Deadline deadline;

    /** @param restartInterval MCUs between restart markers, 0 for none */
    DctScan(List<Channel> channels, boolean progressive, int restartInterval, Deadline deadline) {
        this.channels = channels;
        this.progressive = progressive;
        this.restartInterval = restartInterval;
        this.deadline = deadline;
        predictions = new int[channels.size()];
    }

    void decode(BlockCoding coding, int mcusAcross, int mcusDown) {
        boolean alone = channels.size() == 1;
        DctComponent first = channels.getFirst().component;
        int across = alone ? first.blocksAcross : mcusAcross;
        int down = alone ? first.blocksDown : mcusDown;
        int done = 0;
        for (int line = 0; line < down; line++) {
            deadline.check();
            for (int column = 0; column < across; column++) {
                if (restartInterval > 0 && done > 0 && done % restartInterval == 0) {
                    coding.restart();
                    Arrays.fill(predictions, 0);
                }
                done++;
                if (alone) {
                    block(coding, 0, first.block(line, column));
                } else {
                    mcu(coding, line, column);
                }
            }
        }
    }

    private void mcu(BlockCoding coding, int line, int column) {
        for (int i = 0; i < channels.size(); i++) {
            DctComponent component = channels.get(i).component;
            int down = component.component.vertical();
            int across = component.component.horizontal();
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    block(coding, i, component.block(line * down + y, column * across + x));
                }
            }
        }
    }

    private void block(BlockCoding coding, int index, int at) {
        Channel channel = channels.get(index);
        short[] coefficients = channel.component.coefficients;
        predictions[index] = coding.direct(channel.direct, predictions[index], coefficients, at);
        coding.alternating(channel.alternating, progressive, coefficients, at);
    }

    /** A component with its tables; a table the scan does not need may be empty. */
    record Channel(DctComponent component, HuffmanTable direct, HuffmanTable alternating) {}
}
