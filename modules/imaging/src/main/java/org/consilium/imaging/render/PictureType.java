package org.consilium.imaging.render;

/** Formats of a rendered picture (PS3.18 8.7.4). */
public enum PictureType {
    JPEG("image/jpeg"),
    PNG("image/png"),
    /** 256 colours at most; what shows movement where nothing else does. */
    GIF("image/gif");

    private final String mediaType;

    PictureType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
