package org.consilium.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A TCP port on loopback that nobody listened on a moment ago. It lies below those that systems give to outgoing connections
 * (from 32768 on Linux, from 49152 elsewhere): a server that is stopped finds its port free when it starts again.
 */
public final class FreePort {

    private static final int FIRST = 15_000;
    private static final int END = 32_000;
    private static final int ATTEMPTS_MAX = 1000;

    private FreePort() {}

    /** Hardly ever the same port twice; a server that can bind to port 0 itself should rather do that. */
    public static int find() {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between %d and %d".formatted(FIRST, END));
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
