package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduReader;
import org.consilium.dimse.service.StoreRequest;
import org.jspecify.annotations.Nullable;

/**
 * Of everything a peer says to a server in one connection: the server answers whole PDUs and closes the connection, and no
 * exception flies out of the association's thread.
 */
final class AssociationProperty implements Property {

    private static final int ANSWER_LENGTH_MAX = 1 << 18;
    private static final long SECONDS_MAX = 10;

    /** The server writes a line for every association that broke; here that is each one. Held, or it would be forgotten. */
    private static final Logger SILENCED = Logger.getLogger("org.consilium.dimse");

    static {
        SILENCED.setLevel(Level.OFF);
    }

    private final AtomicReference<@Nullable Throwable> flown = new AtomicReference<>();
    private @Nullable MemoryServerSocket port;

    @Override
    public void check(byte[] input) throws IOException {
        flown.set(null);
        var socket = new MemorySocket(input);
        try {
            port().connect(socket);
            Property.require(
                    socket.awaitClosed(SECONDS_MAX), "the connection is still open after " + SECONDS_MAX + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Throwable thrown = flown.get();
        if (thrown != null) {
            throw new AssertionError("the thread of the association died", thrown);
        }
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
            Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> flown.set(thrown));
            port = new MemoryServerSocket();
            DimseServer.builder()
                    .socketFactory(port.factory())
                    .storage(AssociationProperty::store)
                    .start();
        }
        return port;
    }

    private static DimseStatus store(StoreRequest request, InputStream dataSet) throws IOException {
        HeaderReader.read(dataSet, request.transferSyntax());
        return DimseStatus.SUCCESS;
    }
}
