package org.consilium.storage.pack;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bytes of a pack: head and data set of each member, then the index. Opens one data set at a time. */
final class PackInputStream extends InputStream {

    private final Iterator<PackDraft.Member> members;
    private final Consumer<PackedInstance> onDamage;
    private final InputStream index;
    private InputStream head = InputStream.nullInputStream();
    private @Nullable DataSetBytes dataSet;

    PackInputStream(List<PackDraft.Member> members, byte[] index, Consumer<PackedInstance> onDamage) {
        this.members = members.iterator();
        this.index = new ByteArrayInputStream(index);
        this.onDamage = onDamage;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            int count = head.read(buffer, offset, length);
            if (count > 0) {
                return count;
            }
            var data = dataSet;
            if (data != null) {
                count = data.read(buffer, offset, length);
                if (count > 0) {
                    return count;
                }
                data.close();
                dataSet = null;
            }
            if (!members.hasNext()) {
                return index.read(buffer, offset, length);
            }
            var next = members.next();
            head = new ByteArrayInputStream(next.head());
            dataSet = new DataSetBytes(next);
        }
    }

    @Override
    public void close() throws IOException {
        if (dataSet != null) {
            dataSet.close();
        }
    }

    /** The data set of a member: exactly as long as announced, and with its digest. */
    private final class DataSetBytes implements AutoCloseable {
        private final PackedInstance instance;
        private final InputStream in;
        private final MessageDigest digest = PackIndex.newSha256();
        private long left;

        DataSetBytes(PackDraft.Member member) throws IOException {
            this.instance = member.entry().instance();
            this.left = member.entry().dataLength();
            try {
                this.in = member.dataSet().open();
            } catch (NoSuchFileException | EOFException lost) {
                throw damage("is lost");
            }
        }

        int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                if (!MessageDigest.isEqual(digest.digest(), instance.sha256())) {
                    throw damage("does not match its digest");
                }
                return -1;
            }
            int count = read(buffer, offset, Math.min(length, left));
            if (count < 0) {
                throw damage("was cut");
            }
            digest.update(buffer, offset, count);
            left -= count;
            return count;
        }

        private int read(byte[] buffer, int offset, long length) throws IOException {
            try {
                return in.read(buffer, offset, (int) length);
            } catch (EOFException cut) {
                throw damage("was cut");
            }
        }

        private IOException damage(String what) {
            onDamage.accept(instance);
            return new IOException("A data set for a pack " + what);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
