package org.consilium.imaging.codec;

import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;

/** Decodes one frame of one family of transfer syntaxes. */
@FunctionalInterface
public interface FrameCodec {

    /**
     * @param format what the header says; the stream must fit it
     * @param frame the bytes of one frame: native samples, or the fragments of one encapsulated frame joined
     * @throws org.consilium.kernel.Rejected DATA_SET_CORRUPT when the stream is damaged or does not fit the header,
     *     NOT_ACCEPTABLE when it uses something that is not decoded here, TOO_LARGE above the limits
     */
    DecodedFrame decode(PixelFormat format, byte[] frame);
}
