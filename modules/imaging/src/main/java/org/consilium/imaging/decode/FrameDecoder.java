package org.consilium.imaging.decode;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.codec.DeflatedCodec;
import org.consilium.imaging.codec.FrameCodec;
import org.consilium.imaging.codec.NativeCodec;
import org.consilium.imaging.codec.RleCodec;
import org.consilium.imaging.codec.jpeg.JpegCodec;
import org.consilium.imaging.codec.jpeg.LosslessJpegCodec;
import org.consilium.imaging.codec.jpeg2000.Jpeg2000Codec;
import org.consilium.imaging.codec.jpegls.JpegLsCodec;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Chooses the codec of a transfer syntax. All codecs are Java without native code: a damaged or hostile stream can take time and
 * memory, both of which are limited here and in the codecs, and nothing else. Shared by all threads.
 */
public final class FrameDecoder {

    /** Samples of all frames that are being decompressed at once; each takes up to ten bytes. */
    public static final int SAMPLES_AT_ONCE = 64 << 20;

    /** Longest time one frame may take, and longest wait for others to end. */
    public static final Duration TIME_MAX = Duration.ofSeconds(10);

    private final Map<TransferSyntax, FrameCodec> codecs;
    private final Bulkhead bulkhead;

    public FrameDecoder(Bulkhead bulkhead, Duration timeMax) {
        this.bulkhead = bulkhead;
        FrameCodec nativeLittleEndian = new NativeCodec(true);
        FrameCodec jpeg = new JpegCodec(timeMax);
        FrameCodec lossless = new LosslessJpegCodec();
        FrameCodec jpegLs = new JpegLsCodec();
        FrameCodec jpeg2000 = new Jpeg2000Codec(timeMax);
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
                Map.entry(TransferSyntax.JPEG_SPECTRAL_SELECTION, jpeg),
                Map.entry(TransferSyntax.JPEG_FULL_PROGRESSION, jpeg),
                Map.entry(TransferSyntax.JPEG_LOSSLESS, lossless),
                Map.entry(TransferSyntax.JPEG_LOSSLESS_SV1, lossless),
                Map.entry(TransferSyntax.JPEG_LS_LOSSLESS, jpegLs),
                Map.entry(TransferSyntax.JPEG_LS_NEAR_LOSSLESS, jpegLs),
                Map.entry(TransferSyntax.JPEG_2000_LOSSLESS, jpeg2000),
                Map.entry(TransferSyntax.JPEG_2000, jpeg2000),
                Map.entry(TransferSyntax.HTJ2K_LOSSLESS, jpeg2000),
                Map.entry(TransferSyntax.HTJ2K_LOSSLESS_RPCL, jpeg2000),
                Map.entry(TransferSyntax.HTJ2K, jpeg2000));
    }

    /** A decoder with the limits named here. */
    public static FrameDecoder standard() {
        return new FrameDecoder(new Bulkhead(SAMPLES_AT_ONCE, TIME_MAX), TIME_MAX);
    }

    /** All whose pixels are decoded. */
    public Set<TransferSyntax> transferSyntaxes() {
        return codecs.keySet();
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
        if (!transferSyntax.isEncapsulated()) {
            return codec.decode(format, stored);
        }
        return bulkhead.run(format.samples(), () -> codec.decode(format, stored));
    }
}
