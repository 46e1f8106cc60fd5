package org.consilium.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.UploadMemory;

/** A store that takes so many bytes of an upload, and nothing at all after that: the node before it is as good as dead. */
final class BreakingStore extends PassingStore {

    private final long bytesMax;
    private volatile boolean broken;

    BreakingStore(ObjectStore store, long bytesMax) {
        super(store);
        this.bytesMax = bytesMax;
    }

    boolean hasBroken() {
        return broken;
    }

    @Override
    public void put(String key, long length, InputStream bytes) throws IOException {
        throw new IOException("broken");
    }

    @Override
    public void put(String key, long length, InputStream bytes, UploadMemory memory) throws IOException {
        if (broken) {
            throw new IOException("broken");
        }
        store.put(key, length, new Cut(bytes), memory);
    }

    private final class Cut extends FilterInputStream {

        private long left = bytesMax;

        Cut(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                broken = true;
                throw new IOException("broken");
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            left -= count;
            return count;
        }
    }
}
