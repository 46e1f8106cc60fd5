package org.consilium.dicom;

/** Changes words between little and big endian in place. */
public final class ByteSwap {

    private ByteSwap() {}

    /**
     * Reverses the bytes of each word.
     *
     * @param length bytes to change; an incomplete word at the end stays as it is
     * @param wordBytes 1 (nothing to do), 2, 4 or 8
     */
    public static void swap(byte[] bytes, int offset, int length, int wordBytes) {
        if (wordBytes == 1) {
            return;
        }
        int end = offset + length - length % wordBytes;
        for (int word = offset; word < end; word += wordBytes) {
            for (int i = word, j = word + wordBytes - 1; i < j; i++, j--) {
                byte b = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = b;
            }
        }
    }
}
