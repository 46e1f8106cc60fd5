package org.consilium.imaging.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Rejected;

/** A DICOM file with pixel data, its frames ready to be read. */
record ImageFile(Path path, DataSet header, TransferSyntax transferSyntax, FrameIndex frames) {

    /** Empty when it is no DICOM file, has no frames, or they have no positions (deflated data sets). */
    static Optional<ImageFile> find(Path path) {
        try {
            return Optional.of(open(path));
        } catch (Rejected | IOException noImage) {
            return Optional.empty();
        }
    }

    static ImageFile open(Path path) throws IOException {
        byte[] file = Files.readAllBytes(path);
        Part10Stream opened = Part10.open(new ByteArrayInputStream(file));
        TransferSyntax transferSyntax = opened.meta().transferSyntax();
        Header header = HeaderReader.read(opened.dataSet(), transferSyntax);
        int offset = opened.dataSetOffset();
        FrameIndex frames = FrameIndex.of(header, ByteSource.of(file, offset, file.length - offset));
        return new ImageFile(path, header.attributes(), transferSyntax, frames);
    }

    byte[] stored(int index) throws IOException {
        try (InputStream frame = frames.open(index)) {
            return frame.readAllBytes();
        }
    }

    DecodedFrame decoded(FrameDecoder decoder, int index) throws IOException {
        return decoder.decode(PixelFormat.of(header), transferSyntax, stored(index), index);
    }

    /** The first, the middle and the last frame. */
    int[] someFrames() {
        return IntStream.of(0, frames.count() / 2, frames.count() - 1)
                .distinct()
                .toArray();
    }
}
