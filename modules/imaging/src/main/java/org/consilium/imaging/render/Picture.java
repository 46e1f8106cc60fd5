package org.consilium.imaging.render;

/**
 * An encoded picture.
 *
 * @param bytes shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; handed to a response as it is.
public record Picture(PictureType type, int columns, int rows, byte[] bytes) {}
