package org.consilium.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.AssociationRequest;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.StoreRequest;

/** A PACS on loopback that remembers what it was sent and answers what the test wants. */
final class PacsScp implements AutoCloseable {

    final List<String> received = Collections.synchronizedList(new ArrayList<>());
    final List<byte[]> dataSets = Collections.synchronizedList(new ArrayList<>());
    final Set<TransferSyntax> transferSyntaxes = ConcurrentHashMap.newKeySet();
    final AtomicInteger associations = new AtomicInteger();

    /** Status of the n-th object, from 1. */
    volatile IntFunction<DimseStatus> answer = _ -> DimseStatus.SUCCESS;

    volatile Predicate<TransferSyntax> accepted = _ -> true;

    private final AtomicInteger count = new AtomicInteger();
    private final DimseServer server;

    PacsScp(int port) throws IOException {
        server = DimseServer.builder()
                .port(port)
                .policy(this::decide)
                .storage(this::store)
                .drain(Duration.ofMillis(1))
                .start();
    }

    int port() {
        return server.port();
    }

    private Decision decide(AssociationRequest request) {
        associations.incrementAndGet();
        return new Decision.Accept(_ -> true, accepted);
    }

    private DimseStatus store(StoreRequest request, InputStream dataSet) throws IOException {
        byte[] bytes = dataSet.readAllBytes();
        DimseStatus status = answer.apply(count.incrementAndGet());
        if (!server.isListening()) {
            throw new IOException("going down");
        }
        if (status.isSuccess() || status.isWarning()) {
            received.add(request.affectedSopInstanceUid());
            dataSets.add(bytes);
            transferSyntaxes.add(request.transferSyntax());
        }
        return status;
    }

    @Override
    public void close() {
        server.close();
    }
}
