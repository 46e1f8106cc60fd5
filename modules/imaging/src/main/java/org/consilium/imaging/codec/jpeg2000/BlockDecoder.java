package org.consilium.imaging.codec.jpeg2000;

/** Decodes the coefficients of code-blocks, one after the other. */
interface BlockDecoder {

    /**
     * @param coefficients filled with zeros, line after line; gets twice the quantized values: the lowest bit says whether half
     *     an interval is to be added because less significant planes are not known
     */
    void decode(CodeBlock block, SubBand band, CodingStyle style, int[] coefficients);
}
