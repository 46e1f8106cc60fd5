package org.consilium.dicom.charset;

/**
 * Text and whether it is all that its bytes say.
 *
 * @param text the text; where bytes mean nothing, a guess or U+FFFD
 * @param isExact false where a byte means nothing in the declared character set, so that the raw bytes should be looked at
 */
public record DecodedText(String text, boolean isExact) {}
