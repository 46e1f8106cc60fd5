package org.consilium.dicom.charset;

import java.nio.charset.Charset;

/** A character set that holds all its characters without escape sequences: UTF-8, GB18030, GBK. */
record WholeCodec(Charset charset) implements Codec {

    @Override
    public String decode(byte[] bytes, int offset, int length, Delimiters delimiters) {
        return new String(bytes, offset, length, charset);
    }

    @Override
    public boolean canEncode(String text) {
        return charset.newEncoder().canEncode(text);
    }

    @Override
    public byte[] encode(String text, Delimiters delimiters) {
        return text.getBytes(charset);
    }
}
