package org.consilium.archive.receive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.consilium.archive.index.KnownInstance;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.archive.read.Bytes;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.kernel.Rejected;
import org.consilium.storage.spool.SpoolDraft;

/** An instance just received, not yet committed, beside the one of the same UID that is here already. */
record Newcomer(ReceivedInstance instance, SpoolDraft draft) {

    /** Largest data set that is compared by its elements; beyond, only identical bytes are the same. */
    static final int COMPARED_BYTES_MAX = 64 << 20;

    /** Bytes that are compared at the same time in the whole node; many large newcomers at once wait for each other. */
    private static final Semaphore COMPARING = new Semaphore(2 * COMPARED_BYTES_MAX);

    /** @throws java.nio.file.NoSuchFileException when the bytes of the known one were moved meanwhile */
    boolean isSameAs(KnownInstance known, Bytes bytes) throws IOException {
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
        return draft.length() <= COMPARED_BYTES_MAX && hasSameElementsAs(known, bytes);
    }

    private boolean hasSameElementsAs(KnownInstance known, Bytes bytes) throws IOException {
        long length = known.length();
        if (length > COMPARED_BYTES_MAX) {
            return false;
        }
        int both = (int) (length + draft.length());
        COMPARING.acquireUninterruptibly(both);
        try (var original = bytes.open(known.place(), 0, length);
                var arrived = draft.open()) {
            return SameElements.in(read(original, known.transferSyntax()), read(arrived, instance.transferSyntax()));
        } catch (Rejected unreadable) {
            return false;
        } finally {
            COMPARING.release(both);
        }
    }

    private static DataSet read(InputStream in, String transferSyntax) throws IOException {
        return DataSetReader.read(in, new TransferSyntax(transferSyntax));
    }
}
