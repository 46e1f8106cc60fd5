package org.consilium.dimse.retrieve;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Exchange;

/**
 * Counts the sub-operations of one retrieval and tells the user: a pending response after each, but not more often than
 * {@link #PENDING_INTERVAL_MIN}, and one each second while a single one takes long.
 */
final class Progress implements AutoCloseable {

    static final Duration PENDING_INTERVAL_MIN = Duration.ofMillis(50);

    static final Duration PENDING_INTERVAL_MAX = Duration.ofSeconds(1);

    /** UIDs in a Failed SOP Instance UID List: what an element of explicit VR can hold. */
    static final int FAILED_UIDS_MAX = 1000;

    private final Exchange exchange;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private final List<String> failedUids = new ArrayList<>();
    private int remaining;
    private int completed;
    private int failed;
    private int warning;
    private long lastPending = System.nanoTime();
    private boolean over;

    Progress(Exchange exchange, int count) {
        this.exchange = exchange;
        this.remaining = count;
        Thread.ofVirtual().name("dimse-progress").start(this::tellNowAndThen);
    }

    boolean isCancelled() {
        return exchange.isCancelled();
    }

    /** One more is done. */
    void done(RetrieveItem item, DimseStatus status) throws IOException {
        lock.lock();
        try {
            remaining = Math.max(0, remaining - 1);
            if (status.isSuccess()) {
                completed++;
            } else if (status.isWarning()) {
                warning++;
            } else {
                failed++;
                if (failedUids.size() < FAILED_UIDS_MAX) {
                    failedUids.add(item.sopInstanceUid());
                }
            }
            if (System.nanoTime() - lastPending >= PENDING_INTERVAL_MIN.toNanos()) {
                tell();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last response. */
    void finish() throws IOException {
        lock.lock();
        try {
            over = true;
            finished.signalAll();
            DimseStatus status = status();
            boolean unfinished = status.equals(DimseStatus.CANCEL);
            Optional<DataSet> failures = failedUids.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DataSet.builder()
                            .unchecked(Tag.FailedSOPInstanceUIDList, VR.UI, failedUids)
                            .build());
            exchange.respond(status, response -> counters().writeTo(response, unfinished), failures);
        } finally {
            lock.unlock();
        }
    }

    /** Without a last response: somebody else sends it. */
    @Override
    public void close() {
        lock.lock();
        try {
            over = true;
            finished.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private DimseStatus status() {
        if (exchange.isCancelled() && remaining > 0) {
            return DimseStatus.CANCEL;
        }
        if (failed == 0 && warning == 0) {
            return DimseStatus.SUCCESS;
        }
        return completed == 0 && warning == 0
                ? DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS
                : DimseStatus.SUB_OPERATIONS_COMPLETE_WITH_FAILURES;
    }

    private SubOperationCounters counters() {
        return new SubOperationCounters(remaining, completed, failed, warning);
    }

    private void tell() throws IOException {
        exchange.respond(DimseStatus.PENDING, response -> counters().writeTo(response, true));
        lastPending = System.nanoTime();
    }

    private void tellNowAndThen() {
        lock.lock();
        try {
            while (!over) {
                long left = lastPending + PENDING_INTERVAL_MAX.toNanos() - System.nanoTime();
                if (left > 0) {
                    finished.awaitNanos(left);
                } else {
                    tell();
                }
            }
        } catch (InterruptedException | IOException e) {
            over = true; // the retrieval itself notices that nobody can be told any more
        } finally {
            lock.unlock();
        }
    }
}
