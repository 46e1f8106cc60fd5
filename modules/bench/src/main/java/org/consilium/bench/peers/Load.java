package org.consilium.bench.peers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.Association;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.message.DimseStatus;

/** What several clients at once do to one provider for some seconds; results are per second. */
final class Load {

    private final Target target;
    private final Duration time;

    Load(Target target, Duration time) {
        this.target = target;
        this.time = time;
    }

    /** One client's work until an instant of {@link System#nanoTime}: how often it was done. */
    private interface Work {
        long until(long end) throws IOException;
    }

    /** Associations opened, one C-ECHO in each, and released. */
    double openEchoRelease(int clients) throws IOException {
        return together(clients, end -> {
            long count = 0;
            for (; System.nanoTime() < end; count++) {
                try (Association association = target.open(1)) {
                    succeeded(association.echo());
                }
            }
            return count;
        });
    }

    /** C-ECHO on one association that stays open. */
    double echo() throws IOException {
        return together(1, end -> {
            long count = 0;
            try (Association association = target.open(1)) {
                for (; System.nanoTime() < end; count++) {
                    succeeded(association.echo());
                }
            }
            return count;
        });
    }

    /**
     * Objects stored, each client over one association.
     *
     * @param object a CT image in Explicit VR Little Endian, sent again and again under other UIDs
     */
    double store(int clients, byte[] object) throws IOException {
        return together(clients, end -> {
            long count = 0;
            long client = Thread.currentThread().threadId();
            try (Association association = target.open(1)) {
                for (; System.nanoTime() < end; count++) {
                    succeeded(association.store(new StoreItem(
                            Uids.CTImageStorage,
                            "2.25." + client + "." + count,
                            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                            object.length,
                            new ByteArrayInputStream(object))));
                }
            }
            return count;
        });
    }

    private static void succeeded(DimseStatus status) throws IOException {
        if (!status.equals(DimseStatus.SUCCESS)) {
            throw new IOException("the peer answered " + status);
        }
    }

    private double together(int clients, Work work) throws IOException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Future<Long>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                done.add(threads.submit(() -> work.until(end)));
            }
            long count = 0;
            for (Future<Long> each : done) {
                count += each.get();
            }
            return count * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IOException(target.name() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
