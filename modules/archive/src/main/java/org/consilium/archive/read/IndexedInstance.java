package org.consilium.archive.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.Optional;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Overlay;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.correct.Overlays;
import org.consilium.archive.index.BytesPlace;
import org.consilium.archive.index.CompactHeader;
import org.consilium.archive.query.Finder;
import org.consilium.archive.query.Found;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.kernel.Uid;

/** An instance found in the index. When its bytes have moved from the spool to the store meanwhile, it follows them. */
final class IndexedInstance implements StoredInstance, ByteSource {

    private final Found found;
    private final Bytes bytes;
    private final Finder finder;
    private final FrameIndexes frameIndexes;
    private final Overlays overlays;
    private final KnownSums sums;
    private final Ahead ahead;
    private volatile BytesPlace place;

    /** The whole data set, verified, when it was read ahead. */
    interface Ahead {

        Ahead NOTHING = Optional::empty;

        Optional<InputStream> open() throws IOException;
    }

    IndexedInstance(
            Found found,
            Bytes bytes,
            Finder finder,
            FrameIndexes frameIndexes,
            Overlays overlays,
            KnownSums sums,
            Ahead ahead) {
        this.sums = sums;
        this.ahead = ahead;
        this.overlays = overlays;
        this.found = found;
        this.bytes = bytes;
        this.finder = finder;
        this.frameIndexes = frameIndexes;
        this.place = found.place();
    }

    @Override
    public InstanceRecord record() {
        return found.record();
    }

    @Override
    public TransferSyntax transferSyntax() {
        return new TransferSyntax(found.record().transferSyntax());
    }

    @Override
    public long length() {
        return found.record().length();
    }

    @Override
    public InputStream open() throws IOException {
        var read = ahead.open();
        return read.isPresent() ? read.get() : openItself();
    }

    /** Without what was read ahead. */
    InputStream openItself() throws IOException {
        return verified(open(0, length()));
    }

    /** The same bytes, given out only as they were received. */
    InputStream verified(InputStream whole) throws IOException {
        return VerifiedBytes.of(whole, uid(), length(), found.sha256(), sums);
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
        var tried = place;
        try {
            return bytes.open(tried, offset, length);
        } catch (NoSuchFileException moved) {
            // Another reader of this instance may have followed them already: only where this one looked says what is
            // new.
            var now = finder.place(uid(), found.sha256())
                    .filter(known -> !known.equals(tried))
                    .orElseThrow(() -> moved);
            place = now;
            return bytes.open(now, offset, length);
        }
    }

    @Override
    public ByteSource source() {
        return this;
    }

    @Override
    public FrameIndex frames() throws IOException {
        return frameIndexes.get(
                new FrameIndexes.Key(uid(), HexFormat.of().formatHex(found.sha256())),
                () -> FrameIndex.of(compactHeader().toHeader(transferSyntax()), this));
    }

    @Override
    public byte[] sha256() {
        return found.sha256().clone();
    }

    @Override
    public DataSet header() {
        var received = compactHeader().toHeader(transferSyntax()).attributes();
        return correction().map(overlay -> overlay.apply(received)).orElse(received);
    }

    @Override
    public Optional<Overlay> correction() {
        return found.revision() == 0
                ? Optional.empty()
                : overlays.of(found.record().series().study().uid());
    }

    @Override
    public StoredInstance asReceived() {
        var received = new Found(found.record(), place, found.sha256(), 0);
        return new IndexedInstance(received, bytes, finder, frameIndexes, overlays, sums, Ahead.NOTHING);
    }

    @Override
    public long revision() {
        return found.revision();
    }

    private CompactHeader compactHeader() {
        return finder.header(uid(), found.sha256());
    }

    private Uid uid() {
        return found.record().uid();
    }
}
