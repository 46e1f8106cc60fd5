package org.consilium.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.StoreRequest;

/** A C-STORE provider that keeps everything in memory. */
final class Received implements DimseService<StoreRequest> {

    record Arrived(StoreRequest request, byte[] dataSet) {}

    final Map<String, Arrived> byInstance = new ConcurrentHashMap<>();

    Arrived of(String sopInstanceUid) {
        return Optional.ofNullable(byInstance.get(sopInstanceUid)).orElseThrow();
    }

    @Override
    public DimseStatus handle(StoreRequest request, InputStream dataSet) throws IOException {
        byInstance.put(request.affectedSopInstanceUid(), new Arrived(request, dataSet.readAllBytes()));
        return DimseStatus.SUCCESS;
    }
}
