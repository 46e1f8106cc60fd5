package org.consilium.dimse.commitment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.DimseStatus;

/**
 * A listener for those who wait for their result. Results that nobody expects are answered with invalid argument value.
 */
public final class CommitmentInbox implements CommitmentListener {

    /** Results expected at a time. */
    public static final int EXPECTED_MAX = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Optional<CommitmentResult>> results = new HashMap<>();

    /**
     * Expects a result from now on: to be called before the request is made.
     *
     * @throws IllegalStateException when it is expected already, or too many are
     */
    public Expected expect(String transactionUid) {
        lock.lock();
        try {
            if (results.size() >= EXPECTED_MAX || results.putIfAbsent(transactionUid, Optional.empty()) != null) {
                throw new IllegalStateException("This result is expected already, or too many are");
            }
            return new Expected(transactionUid);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public DimseStatus heard(Peer peer, CommitmentResult result) {
        lock.lock();
        try {
            if (!results.containsKey(result.transactionUid())) {
                return DimseStatus.INVALID_ARGUMENT_VALUE;
            }
            results.put(result.transactionUid(), Optional.of(result));
            changed.signalAll();
            return DimseStatus.SUCCESS;
        } finally {
            lock.unlock();
        }
    }

    /** A result that is waited for; closed, it is not expected any more. */
    public final class Expected implements AutoCloseable {

        private final String transactionUid;

        private Expected(String transactionUid) {
            this.transactionUid = transactionUid;
        }

        /** The result, none when it does not come in this time: it may still come later. */
        public Optional<CommitmentResult> await(Duration within) throws InterruptedException {
            lock.lock();
            try {
                long left = within.toNanos();
                while (found().isEmpty() && left > 0) {
                    left = changed.awaitNanos(left);
                }
                return found();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                results.remove(transactionUid);
            } finally {
                lock.unlock();
            }
        }

        private Optional<CommitmentResult> found() {
            return results.getOrDefault(transactionUid, Optional.empty());
        }
    }
}
