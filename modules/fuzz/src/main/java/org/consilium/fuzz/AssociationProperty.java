package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduReader;
import org.jspecify.annotations.Nullable;

/**
 * Of everything a peer says to a server in one connection: the server answers whole PDUs and closes the connection, and no
 * exception flies out of the association's thread.
 */
final class AssociationProperty implements Property {

    private static final int ANSWER_LENGTH_MAX = 1 << 18;
    private static final long SECONDS_MAX = 10;

    private @Nullable MemoryServerSocket port;

    @Override
    public void check(byte[] input) throws IOException {
        FlownExceptions.forget();
        var socket = new MemorySocket(input);
        try {
            port().connect(socket);
            Property.require(
                    socket.awaitClosed(SECONDS_MAX), "the connection is still open after " + SECONDS_MAX + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        FlownExceptions.requireNone();
        InputStream answers = new ByteArrayInputStream(socket.answered());
        var reader = new PduReader(answers::read, ANSWER_LENGTH_MAX);
        Optional<Pdu> answer = reader.read();
        while (answer.isPresent()) {
            answer = reader.read();
        }
    }

    /** One server for all inputs, since what one peer says must not matter to the next. */
    private synchronized MemoryServerSocket port() throws IOException {
        if (port == null) {
            port = new MemoryServerSocket();
            SmallNode.server(port.factory());
        }
        return port;
    }
}
