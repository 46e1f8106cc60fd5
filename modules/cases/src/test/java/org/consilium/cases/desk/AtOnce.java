package org.consilium.cases.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several things at the same moment. */
final class AtOnce {

    private AtOnce() {}

    /** Fails when one of them does. */
    static void run(List<Runnable> work) throws Exception {
        var barrier = new CyclicBarrier(work.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new ArrayList<Future<?>>();
            for (var one : work) {
                started.add(threads.submit(() -> {
                    barrier.await(30, TimeUnit.SECONDS);
                    one.run();
                    return true;
                }));
            }
            for (var future : started) {
                future.get(60, TimeUnit.SECONDS);
            }
        }
    }
}
