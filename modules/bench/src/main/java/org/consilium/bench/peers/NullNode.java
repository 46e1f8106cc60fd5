package org.consilium.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.StoreRequest;

/** A node of the toolkit that takes every object and keeps none. */
public final class NullNode {

    private NullNode() {}

    /**
     * Listens on any free port.
     *
     * @param window operations outstanding at a time on one association
     */
    public static DimseServer start(int window) throws IOException {
        return DimseServer.builder()
                .limits(Limits.DEFAULT.withOperations(window))
                .storage(NullNode::take)
                .start();
    }

    private static DimseStatus take(StoreRequest request, InputStream dataSet) throws IOException {
        dataSet.transferTo(OutputStream.nullOutputStream());
        return DimseStatus.SUCCESS;
    }

    /** As a process of its own: prints its port and serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
        try (DimseServer server = start(1)) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // Whoever started this process is still there.
            }
        }
    }
}
