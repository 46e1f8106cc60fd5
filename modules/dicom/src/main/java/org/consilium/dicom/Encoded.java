package org.consilium.dicom;

/**
 * The bytes a data set was read from. A data set that was not changed is written as these, so that nothing about it, not
 * even a deviation from the standard, is lost.
 *
 * @param bytes the whole data set, or all elements of an item without its header and delimiter
 * @param transferSyntax how they are encoded
 */
public record Encoded(ByteRange bytes, TransferSyntax transferSyntax) {}
