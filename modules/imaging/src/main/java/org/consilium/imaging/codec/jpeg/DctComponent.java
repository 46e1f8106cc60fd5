package org.consilium.imaging.codec.jpeg;

import org.consilium.imaging.codec.jpeg.JpegMarkers.Component;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Frame;

/** One component of a DCT frame: how many blocks it has, and their quantized coefficients in natural order. */
final class DctComponent {

    static final int BLOCK = 8;
    static final int BLOCK_SAMPLES = BLOCK * BLOCK;

    final Component component;
    /** Samples of the component itself, before it is brought to the size of the frame (A.1.1). */
    final int columns;

    final int rows;
    /** Blocks that a scan of this component alone has. */
    final int blocksAcross;

    final int blocksDown;
    /** Blocks of a line in storage, filled up to whole MCUs. */
    final int stride;

    final short[] coefficients;

    DctComponent(Component component, Frame frame, int mcusAcross, int mcusDown) {
        this.component = component;
        columns = ceil(frame.columns() * component.horizontal(), frame.horizontalMax());
        rows = ceil(frame.rows() * component.vertical(), frame.verticalMax());
        blocksAcross = ceil(columns, BLOCK);
        blocksDown = ceil(rows, BLOCK);
        stride = mcusAcross * component.horizontal();
        int lines = mcusDown * component.vertical();
        coefficients = new short[Math.multiplyExact(Math.multiplyExact(stride, lines), BLOCK_SAMPLES)];
    }

    /** Where the coefficients of a block begin. */
    int block(int line, int column) {
        return (line * stride + column) * BLOCK_SAMPLES;
    }

    /** The samples of the component, line after line without padding, in the range of the precision. */
    int[] samples(int[] quantization, int precision) {
        InverseDct dct = new InverseDct(quantization, precision);
        int[] samples = new int[columns * rows];
        int[] block = new int[BLOCK_SAMPLES];
        for (int line = 0; line < blocksDown; line++) {
            for (int column = 0; column < blocksAcross; column++) {
                dct.transform(coefficients, block(line, column), block);
                int width = Math.min(BLOCK, columns - column * BLOCK);
                int height = Math.min(BLOCK, rows - line * BLOCK);
                for (int y = 0; y < height; y++) {
                    int to = (line * BLOCK + y) * columns + column * BLOCK;
                    System.arraycopy(block, y * BLOCK, samples, to, width);
                }
            }
        }
        return samples;
    }

    static int ceil(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }
}
