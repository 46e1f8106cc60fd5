package org.consilium.archive.receive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.consilium.archive.Overlay;
import org.consilium.archive.compare.Content;
import org.consilium.archive.compare.SameElements;
import org.consilium.archive.compare.SamePixels;
import org.consilium.archive.correct.Overlays;
import org.consilium.archive.index.KnownInstance;
import org.consilium.archive.read.Bytes;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Rejected;
import org.springframework.dao.DataAccessException;

/** Decides whether a newcomer says the same as the instance of its UID that is here, however either is encoded or compressed. */
final class Comparing {

    /** Largest data set that is compared by its elements; beyond, only identical bytes are the same. */
    static final int COMPARED_BYTES_MAX = 64 << 20;

    /** Bytes that are compared at the same time in the whole node; many large newcomers at once wait for each other. */
    private static final Semaphore COMPARING = new Semaphore(2 * COMPARED_BYTES_MAX);

    private final Bytes bytes;
    private final SamePixels samePixels;
    private final Overlays overlays;

    Comparing(Bytes bytes, SamePixels samePixels, Overlays overlays) {
        this.overlays = overlays;
        this.bytes = bytes;
        this.samePixels = samePixels;
    }

    /** @throws java.nio.file.NoSuchFileException when the bytes of the known one were moved meanwhile */
    boolean isSame(Newcomer newcomer, KnownInstance known) throws IOException {
        var instance = newcomer.instance();
        boolean samePlace = known.study().equals(instance.study())
                && known.series().equals(instance.series())
                && known.sopClass().equals(instance.sopClass());
        if (!samePlace) {
            return false;
        }
        if (Arrays.equals(known.sha256(), instance.sha256())
                && known.transferSyntax().equals(instance.transferSyntax())) {
            return true;
        }
        return Math.max(newcomer.draft().length(), known.length()) <= COMPARED_BYTES_MAX
                && saysTheSame(newcomer, known);
    }

    private boolean same(Content one, Content other) throws IOException {
        return SameElements.in(one.dataSet(), other.dataSet()) || samePixels.in(one, other);
    }

    /** Whether a newcomer is what this node gives out of the original: a PACS sends back what it got. */
    private boolean isCorrected(Content original, Content arrived, KnownInstance known) throws IOException {
        Optional<Overlay> correction;
        try {
            correction = overlays.of(known.study());
        } catch (DataAccessException indexAway) {
            return false;
        }
        if (correction.isEmpty()) {
            return false;
        }
        var syntax = original.transferSyntax();
        var sent = DataSetWriter.toByteArray(correction.get().apply(original.dataSet()), syntax);
        return same(Content.read(new ByteArrayInputStream(sent), syntax), arrived);
    }

    private boolean saysTheSame(Newcomer newcomer, KnownInstance known) throws IOException {
        int both = weight(known.length(), known.transferSyntax())
                + weight(newcomer.draft().length(), newcomer.instance().transferSyntax());
        COMPARING.acquireUninterruptibly(both);
        try (var original = bytes.open(known.place(), 0, known.length());
                var arrived = newcomer.draft().open()) {
            var one = Content.read(original, new TransferSyntax(known.transferSyntax()));
            var other =
                    Content.read(arrived, new TransferSyntax(newcomer.instance().transferSyntax()));
            return same(one, other) || isCorrected(one, other, known);
        } catch (Rejected unreadable) {
            return false;
        } finally {
            COMPARING.release(both);
        }
    }

    /** What a data set costs while it is compared: a deflated one perhaps far more than its length. */
    private static int weight(long length, String transferSyntax) {
        return new TransferSyntax(transferSyntax).isDeflated() ? COMPARED_BYTES_MAX : (int) length;
    }
}
