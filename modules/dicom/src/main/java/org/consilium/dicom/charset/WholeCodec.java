package org.consilium.dicom.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** A character set that holds all its characters without escape sequences: UTF-8, GB18030, GBK. */
record WholeCodec(Charset charset) implements Codec {

    @Override
    public DecodedText decode(byte[] bytes, int offset, int length, Delimiters delimiters) {
        String text = new String(bytes, offset, length, charset);
        return new DecodedText(text, text.indexOf(REPLACEMENT) < 0 || isWellFormed(bytes, offset, length));
    }

    /** Whether the replacement character itself was written. */
    private boolean isWellFormed(byte[] bytes, int offset, int length) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
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
