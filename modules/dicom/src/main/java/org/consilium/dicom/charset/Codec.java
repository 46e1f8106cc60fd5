package org.consilium.dicom.charset;

/** Turns the bytes of value fields into text and back. */
sealed interface Codec permits WholeCodec, Iso2022Codec {

    /** What stands for bytes that mean nothing. */
    char REPLACEMENT = '\uFFFD';

    DecodedText decode(byte[] bytes, int offset, int length, Delimiters delimiters);

    boolean canEncode(String text);

    /** Called only with text that can be encoded. */
    byte[] encode(String text, Delimiters delimiters);
}
