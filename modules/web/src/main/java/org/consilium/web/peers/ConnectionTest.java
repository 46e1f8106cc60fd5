package org.consilium.web.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import org.consilium.security.RemoteAe;

/** Associates with a peer, asks for an echo (PS3.7 9.1.5) and releases, within few seconds. */
public final class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Timeouts TIMEOUTS = new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);

    private final AeTitle ownTitle;

    /** @param ownTitle the title by which this node calls */
    public ConnectionTest(AeTitle ownTitle) {
        this.ownTitle = ownTitle;
    }

    Result run(RemoteAe peer) {
        long start = System.nanoTime();
        Destination destination = new Destination(peer.host(), peer.port(), peer.aeTitle(), ownTitle, TIMEOUTS);
        try (Association association = DimseClient.connect(destination, List.of(DimseClient.VERIFICATION))) {
            DimseStatus status = association.echo();
            return new Result(status.isSuccess(), millisSince(start), "C-ECHO was answered with " + status);
        } catch (IOException | Rejected e) {
            return new Result(false, millisSince(start), String.valueOf(e.getMessage()));
        }
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** @param message what the peer answered or what went wrong, for a person who configures it */
    record Result(boolean success, long millis, String message) {}
}
