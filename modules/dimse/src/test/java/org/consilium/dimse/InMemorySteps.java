package org.consilium.dimse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedProvider;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.kernel.Uid;

/** A provider that keeps its instances in memory and answers one action: number 5, with what it is given. */
class InMemorySteps implements NormalizedProvider {

    final Map<String, DataSet> byInstance = new ConcurrentHashMap<>();

    Optional<String> text(String sopInstanceUid, int tag) {
        return Optional.ofNullable(byInstance.get(sopInstanceUid)).flatMap(step -> step.text(tag));
    }

    @Override
    public NormalizedResponse create(NormalizedRequest.Create request) {
        String uid = request.sopInstanceUid().orElseGet(() -> Uid.random().value());
        return byInstance.putIfAbsent(uid, request.attributes()) == null
                ? NormalizedResponse.success().withSopInstanceUid(uid)
                : NormalizedResponse.of(DimseStatus.DUPLICATE_SOP_INSTANCE);
    }

    @Override
    public NormalizedResponse set(NormalizedRequest.Set request) {
        DataSet before = byInstance.get(request.sopInstanceUid());
        if (before == null) {
            return missing();
        }
        byInstance.put(
                request.sopInstanceUid(),
                before.toBuilder().copy(request.modifications()).build());
        return NormalizedResponse.success();
    }

    @Override
    public NormalizedResponse get(NormalizedRequest.Get request) {
        DataSet step = byInstance.get(request.sopInstanceUid());
        if (step == null) {
            return missing();
        }
        if (request.attributes().isEmpty()) {
            return NormalizedResponse.success(step);
        }
        DataSetBuilder found = DataSet.builder();
        List<Integer> unknown = new ArrayList<>();
        for (int tag : request.attributes()) {
            step.find(tag).ifPresentOrElse(found::copy, () -> unknown.add(tag));
        }
        return NormalizedResponse.of(unknown.isEmpty() ? DimseStatus.SUCCESS : DimseStatus.ATTRIBUTE_LIST_ERROR)
                .withDataSet(found.build())
                .withAttributes(unknown);
    }

    @Override
    public NormalizedResponse delete(NormalizedRequest.Delete request) {
        return byInstance.remove(request.sopInstanceUid()) == null ? missing() : NormalizedResponse.success();
    }

    @Override
    public NormalizedResponse action(NormalizedRequest.Action request) {
        return request.type() == 5
                ? NormalizedResponse.success(request.information().orElseThrow())
                : NormalizedResponse.of(DimseStatus.NO_SUCH_ACTION_TYPE);
    }

    private static NormalizedResponse missing() {
        return NormalizedResponse.of(DimseStatus.NO_SUCH_SOP_INSTANCE).withError(7, "No such step");
    }
}
