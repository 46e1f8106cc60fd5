package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.kernel.Rejected;

/** Of the pixel data of a file: a frame is within the file or refused, however many of whatever size are declared. */
final class FramesProperty implements Property {

    /** Frames that are asked for from either end; a declared number may be 2^31. */
    private static final int FRAMES_ASKED_MAX = 16;

    @Override
    public void check(byte[] input) throws IOException {
        Part10Stream file = Part10.open(new ByteArrayInputStream(input));
        Header header = HeaderReader.read(file.dataSet(), file.meta().transferSyntax());
        int offset = file.dataSetOffset();
        FrameIndex index = FrameIndex.of(header, ByteSource.of(input, offset, input.length - offset));
        int asked = Math.min(index.count(), FRAMES_ASKED_MAX);
        for (int i = 0; i < asked; i++) {
            read(index, i, input.length);
            read(index, index.count() - 1 - i, input.length);
        }
        Property.require(isRefused(index, -1) && isRefused(index, index.count()), "a frame that does not exist");
    }

    private static void read(FrameIndex index, int frame, int bytesMax) throws IOException {
        try (InputStream stream = index.open(frame)) {
            long length = stream.transferTo(java.io.OutputStream.nullOutputStream());
            Property.require(length <= bytesMax, "a frame longer than the file");
        } catch (Rejected _) {
            // Declared, but not there.
        }
    }

    private static boolean isRefused(FrameIndex index, int frame) {
        try {
            index.frame(frame);
            return false;
        } catch (Rejected e) {
            return true;
        }
    }
}
