package org.consilium.app.node;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.consilium.dicom.Uids;
import org.consilium.dimse.StoreItem;

/** A data set whose second half never comes. */
final class CutStream extends InputStream {

    private final byte[] bytes;
    private int position;

    CutStream(byte[] bytes, int length) {
        this.bytes = Arrays.copyOf(bytes, length);
    }

    StoreItem itemOf(SmallImage image) {
        return new StoreItem(
                Uids.SecondaryCaptureImageStorage,
                image.instance().value(),
                SmallImage.TRANSFER_SYNTAX,
                image.bytes().length,
                this);
    }

    @Override
    public int read() throws IOException {
        if (position == bytes.length) {
            throw new IOException("cut");
        }
        return bytes[position++] & 0xFF;
    }
}
