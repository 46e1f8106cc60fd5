package org.consilium.imaging.render.jpeg;

import java.io.ByteArrayOutputStream;

/**
 * Writes pictures as baseline JPEG with the tables that T.81 Annex K gives as examples, which every reader knows. Measured
 * beside the writer of the Java platform in docs/performance.md.
 */
public final class JpegEncoder {

    /** Most columns and most rows (T.81 B.2.2). */
    public static final int SIDE_MAX = 65_535;

    private static final int HEAD_BYTES = 700;

    private JpegEncoder() {}

    /**
     * @param columns 1 to {@link #SIDE_MAX}, as rows
     * @param channels 1 for grey; 3 for red, green and blue of one pixel after the other
     * @param values line by line, 0 to 255
     * @param quality 1 to 100, the scale that other JPEG libraries use too
     * @return a JFIF file
     */
    public static byte[] encode(int columns, int rows, int channels, byte[] values, int quality) {
        if (columns < 1 || columns > SIDE_MAX || rows < 1 || rows > SIDE_MAX || quality < 1 || quality > 100) {
            throw new IllegalArgumentException("%d x %d, quality %d".formatted(columns, rows, quality));
        }
        if ((channels != 1 && channels != 3) || values.length != (long) columns * rows * channels) {
            throw new IllegalArgumentException(channels + " channels in " + values.length + " bytes");
        }
        var luminance = Quantization.luminance(quality);
        var bits = new EntropyBits(values.length / 8);
        var file = new ByteArrayOutputStream(HEAD_BYTES + values.length / 8);
        var markers = new JpegMarkers(file);
        markers.quantization(0, luminance);
        if (channels == 1) {
            GreyScan.write(columns, rows, values, luminance, bits);
        } else {
            var chrominance = Quantization.chrominance(quality);
            markers.quantization(1, chrominance);
            ColourScan.write(columns, rows, values, luminance, chrominance, bits);
        }
        markers.frame(columns, rows, channels);
        markers.huffman(HuffmanCode.LUMINANCE_DC);
        markers.huffman(HuffmanCode.LUMINANCE_AC);
        if (channels == 3) {
            markers.huffman(HuffmanCode.CHROMINANCE_DC);
            markers.huffman(HuffmanCode.CHROMINANCE_AC);
        }
        markers.scan(channels);
        bits.end();
        file.write(bits.array(), 0, bits.length());
        markers.end();
        return file.toByteArray();
    }
}
