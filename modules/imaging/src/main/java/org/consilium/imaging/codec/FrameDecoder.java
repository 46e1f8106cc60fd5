package org.consilium.imaging.codec;

import java.time.Duration;
import java.util.Map;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Chooses the codec of a transfer syntax. Stateless but for the places of its {@link Bulkhead}; shared by all threads. */
public final class FrameDecoder {

    /** Decoders that cannot be stopped and may run at once. */
    public static final int PLACES = 4;

    /** Longest time one frame may take. */
    public static final Duration TIME_MAX = Duration.ofSeconds(10);

    private final Map<TransferSyntax, FrameCodec> codecs;

    public FrameDecoder(Bulkhead bulkhead) {
        FrameCodec nativeLittleEndian = new NativeCodec(true);
        FrameCodec jpeg = new JpegCodec();
        FrameCodec lossless = new LosslessJpegCodec();
        FrameCodec jpegLs = new JpegLsCodec();
        FrameCodec jpeg2000 = new Jpeg2000Codec(bulkhead);
        codecs = Map.ofEntries(
                Map.entry(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, nativeLittleEndian),
                Map.entry(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, nativeLittleEndian),
                Map.entry(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, nativeLittleEndian),
                Map.entry(TransferSyntax.ENCAPSULATED_UNCOMPRESSED, nativeLittleEndian),
                Map.entry(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, new NativeCodec(false)),
                Map.entry(TransferSyntax.DEFLATED_IMAGE_FRAME, new DeflatedCodec()),
                Map.entry(TransferSyntax.RLE_LOSSLESS, new RleCodec()),
                Map.entry(TransferSyntax.JPEG_BASELINE, jpeg),
                Map.entry(TransferSyntax.JPEG_EXTENDED, jpeg),
                Map.entry(TransferSyntax.JPEG_LOSSLESS, lossless),
                Map.entry(TransferSyntax.JPEG_LOSSLESS_SV1, lossless),
                Map.entry(TransferSyntax.JPEG_LS_LOSSLESS, jpegLs),
                Map.entry(TransferSyntax.JPEG_LS_NEAR_LOSSLESS, jpegLs),
                Map.entry(TransferSyntax.JPEG_2000_LOSSLESS, jpeg2000),
                Map.entry(TransferSyntax.JPEG_2000, jpeg2000));
    }

    /** A decoder with the limits named here. */
    public static FrameDecoder standard() {
        return new FrameDecoder(new Bulkhead(PLACES, TIME_MAX));
    }

    public boolean decodes(TransferSyntax transferSyntax) {
        return codecs.containsKey(transferSyntax);
    }

    /**
     * @param stored the bytes of one frame, as its {@link org.consilium.dicom.frame.Frame} opens them
     * @param index of the frame, from 0: native frames of one bit per pixel may begin within their first byte
     * @throws Rejected NOT_ACCEPTABLE (no codec), DATA_SET_CORRUPT, TOO_LARGE, TOO_MANY_REQUESTS
     */
    public DecodedFrame decode(PixelFormat format, TransferSyntax transferSyntax, byte[] stored, int index) {
        FrameCodec codec = codecs.get(transferSyntax);
        if (codec == null) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "pixels of this transfer syntax cannot be rendered here");
        }
        if (format.bitsAllocated() == 1 && !transferSyntax.isEncapsulated()) {
            int firstBit = (int) ((long) index * format.samples() % Byte.SIZE);
            return NativeCodec.unpackBits(format, stored, firstBit);
        }
        return codec.decode(format, stored);
    }
}
