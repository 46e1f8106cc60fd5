package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.dicom.io.Header;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Finds the frames of an object by positioned reads. Safe for several threads where its source is. */
public sealed interface FrameIndex permits NativeFrames, FragmentFrames, TableFrames {

    /**
     * The frames of an object.
     *
     * @param header what stands before the pixel data
     * @param source the bytes of the data set, from its first one on
     * @throws Rejected {@link Reason#NOT_FOUND} if the object has no pixel data, {@link Reason#DATA_SET_CORRUPT} if its
     *     frames cannot be found, {@link Reason#NOT_ACCEPTABLE} if the data set is deflated, so that it has no positions
     */
    static FrameIndex of(Header header, ByteSource source) throws IOException {
        if (header.transferSyntax().isDeflated()) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "a deflated data set has no frames at positions");
        }
        Header.PixelData pixelData =
                header.pixelData().orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "the object has no pixel data"));
        PixelLayout layout = PixelLayout.of(header.attributes());
        return pixelData.isEncapsulated()
                ? new FragmentFinder(header, pixelData, layout.frameCount(), source).find()
                : new NativeFrames(
                        layout, pixelData.offset(), pixelData.length().orElseThrow(), source);
    }

    /**
     * The frames as {@link #keep} wrote them down, so that nothing of the object is read again.
     *
     * @param source the same bytes of the data set
     * @throws Rejected {@link Reason#DATA_SET_CORRUPT} if the index is damaged or belongs to a data set of another length
     */
    static FrameIndex of(byte[] kept, ByteSource source) {
        return KeptFrames.of(kept, source);
    }

    /**
     * Writes down where all frames are, for {@link #of(byte[], ByteSource)}: some 40 bytes for native frames, about six a
     * fragment for encapsulated ones. Looks at the items of all frames where a basic offset table was trusted so far.
     *
     * @throws Rejected {@link Reason#DATA_SET_CORRUPT} if a frame is missing
     */
    byte[] keep();

    /** How many frames can be asked for; video counts as one. */
    int count();

    /**
     * Where a frame is.
     *
     * @param index from 0
     * @throws Rejected {@link Reason#NOT_FOUND} if there is no such frame, {@link Reason#DATA_SET_CORRUPT} if its bytes are
     *     missing
     * @throws java.io.UncheckedIOException if the source cannot be read
     */
    Frame frame(int index);

    /**
     * Opens the bytes of a frame as they are stored.
     *
     * @param index from 0
     */
    InputStream open(int index) throws IOException;
}
