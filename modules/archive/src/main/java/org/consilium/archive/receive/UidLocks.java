package org.consilium.archive.receive;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.consilium.kernel.Uid;

/** Lets one thread at a time decide about a SOP instance. A fixed number of locks, shared by the UIDs that hash alike. */
final class UidLocks {

    private static final int LOCKS = 4096;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** Work that is done while the lock is held. */
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T with(Uid uid, Work<T> work) throws IOException {
        var lock = locks[Math.floorMod(uid.hashCode(), LOCKS)];
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
