package org.consilium.archive.reindex;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Rejected;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.pack.PackEntry;

/**
 * Reads the headers of the data sets in one object, front to back: many small data sets by one request, only the beginning of
 * a large one.
 */
final class HeaderWindow {

    /** Where a data set is longer, only its beginning is read at first: most headers are shorter. */
    private static final int BEGINNING_BYTES = 64 << 10;

    /** Read at once where data sets are short. */
    private static final int WINDOW_BYTES = 4 << 20;

    private final ObjectStore store;
    private final String key;
    private final long filesLength;
    private byte[] window = {};
    private long windowOffset;

    /** @param filesLength bytes of the object that hold files */
    HeaderWindow(ObjectStore store, String key, long filesLength) {
        this.store = store;
        this.key = key;
        this.filesLength = filesLength;
    }

    /** Errors: those of {@link HeaderReader}. */
    Header read(PackEntry entry) throws IOException {
        var transferSyntax = new TransferSyntax(entry.instance().transferSyntax());
        int beginning = (int) Math.min(entry.dataLength(), BEGINNING_BYTES);
        try {
            return HeaderReader.read(beginning(entry, beginning), transferSyntax);
        } catch (Rejected e) {
            if (beginning == entry.dataLength()) {
                throw e;
            }
        }
        try (var whole = store.open(key, entry.dataOffset(), entry.dataLength())) {
            return HeaderReader.read(whole, transferSyntax);
        }
    }

    private InputStream beginning(PackEntry entry, int length) throws IOException {
        long from = entry.dataOffset();
        if (from < windowOffset || from + length > windowOffset + window.length) {
            long wanted = entry.dataLength() <= BEGINNING_BYTES ? WINDOW_BYTES : length;
            int size = (int) Math.min(wanted, filesLength - from);
            try (var in = store.open(key, from, size)) {
                window = in.readNBytes(size);
            }
            windowOffset = from;
        }
        return new ByteArrayInputStream(window, (int) (from - windowOffset), length);
    }
}
