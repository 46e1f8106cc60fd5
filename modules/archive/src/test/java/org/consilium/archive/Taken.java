package org.consilium.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.StoreRequest;

/** A receiver that keeps the data set bytes as they came. */
final class Taken implements DimseService<StoreRequest> {

    record Instance(StoreRequest request, byte[] dataSet) {}

    final Map<String, Instance> byUid = new ConcurrentHashMap<>();

    Instance of(String sopInstanceUid) {
        return Optional.ofNullable(byUid.get(sopInstanceUid)).orElseThrow();
    }

    @Override
    public DimseStatus handle(StoreRequest request, InputStream dataSet) throws IOException {
        byUid.put(request.affectedSopInstanceUid(), new Instance(request, dataSet.readAllBytes()));
        return DimseStatus.SUCCESS;
    }
}
