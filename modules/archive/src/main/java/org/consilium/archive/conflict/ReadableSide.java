package org.consilium.archive.conflict;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.consilium.archive.compare.ShownValues;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.imaging.Thumbnails;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** A side whose bytes can be read, wherever they lie. */
interface ReadableSide extends Closeable {

    Side side();

    ByteSource source();

    default TransferSyntax transferSyntax() {
        return new TransferSyntax(side().transferSyntax());
    }

    default ShownValues values() throws IOException {
        ByteSource bytes = source();
        return ShownValues.of(transferSyntax(), offset -> bytes.open(offset, bytes.length() - offset));
    }

    default Header header() throws IOException {
        try (InputStream in = source().open(0, source().length())) {
            return HeaderReader.read(in, transferSyntax());
        }
    }

    /** Errors: NOT_FOUND for what has no pixels, or shows the label of a slide. */
    default PictureSource picture() throws IOException {
        Header header = header();
        if (Thumbnails.isSlideLabel(header.attributes())) {
            throw new Rejected(Reason.NOT_FOUND, "labels of slides are not shown here");
        }
        FrameIndex frames = FrameIndex.of(header, source());
        int index = Math.min(Thumbnails.frame(header.attributes()), frames.count() - 1);
        try (InputStream in = frames.open(index)) {
            return new PictureSource(header.attributes(), transferSyntax(), index, in.readAllBytes());
        }
    }
}
