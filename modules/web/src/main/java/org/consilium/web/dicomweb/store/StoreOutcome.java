package org.consilium.web.dicomweb.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consilium.archive.Receipt;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.FileMeta;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;
import org.consilium.web.dicomweb.Resources;

/** What became of each instance of a request: the Store Instances Response Module (PS3.18 table I.1-1). */
final class StoreOutcome {

    private static final int SUCCESS = 200;
    private static final int PARTLY = 202;
    private static final int ALL_FAILED = 409;

    private final List<Known> stored = new ArrayList<>();
    private final List<DataSet> failed = new ArrayList<>();
    private final List<DataSet> unknown = new ArrayList<>();
    private final Set<Reason> reasons = new HashSet<>();

    boolean isEmpty() {
        return stored.isEmpty() && failed.isEmpty() && unknown.isEmpty();
    }

    void add(Receipt receipt, FileMeta meta) {
        switch (receipt) {
            case Receipt.Stored(var study, var series, var instance, var sopClass) ->
                stored.add(new Known(study, series, instance, sopClass));
            // It was here already, the same: for the sender that is a success.
            case Receipt.Duplicate(var study, var series, var instance, var sopClass) ->
                stored.add(new Known(study, series, instance, sopClass));
            case Receipt.Refused refused -> failed(refused.reason(), meta);
        }
    }

    /** An instance that names itself at least in its file meta group. */
    void failed(Reason reason, FileMeta meta) {
        if (!Uid.isValid(meta.mediaStorageSopInstanceUid()) || !Uid.isValid(meta.mediaStorageSopClassUid())) {
            failed(reason);
            return;
        }
        reasons.add(reason);
        failed.add(DataSet.builder()
                .text(Tag.ReferencedSOPClassUID, meta.mediaStorageSopClassUid())
                .text(Tag.ReferencedSOPInstanceUID, meta.mediaStorageSopInstanceUid())
                .integers(Tag.FailureReason, reason.dimseStatus())
                .build());
    }

    /** Something of which not even the UIDs are known. */
    void failed(Reason reason) {
        reasons.add(reason);
        unknown.add(DataSet.builder()
                .integers(Tag.FailureReason, reason.dimseStatus())
                .build());
    }

    /** HTTP status (PS3.18 table 10.5.3-1). When nothing was stored for one and the same cause of ours, that cause. */
    int status() {
        if (failed.isEmpty() && unknown.isEmpty()) {
            return SUCCESS;
        }
        if (!stored.isEmpty()) {
            return PARTLY;
        }
        Reason only = reasons.iterator().next();
        return reasons.size() == 1 && only.httpStatus() >= 500 ? only.httpStatus() : ALL_FAILED;
    }

    DataSet dataSet(Resources resources) {
        DataSetBuilder answer = DataSet.builder();
        List<Uid> studies = stored.stream().map(Known::study).distinct().toList();
        if (studies.size() == 1) {
            // Stored is stored, however the client spells the name of this node.
            answer.unchecked(Tag.RetrieveURL, VR.UR, List.of(resources.study(studies.getFirst())));
        }
        if (!stored.isEmpty()) {
            answer.items(
                    Tag.ReferencedSOPSequence,
                    stored.stream().map(known -> known.item(resources)).toList());
        }
        if (!failed.isEmpty()) {
            answer.items(Tag.FailedSOPSequence, failed);
        }
        if (!unknown.isEmpty()) {
            answer.items(Tag.OtherFailuresSequence, unknown);
        }
        return answer.build();
    }

    private record Known(Uid study, Uid series, Uid instance, String sopClass) {

        DataSet item(Resources resources) {
            return DataSet.builder()
                    .unchecked(Tag.ReferencedSOPClassUID, VR.UI, List.of(sopClass))
                    .text(Tag.ReferencedSOPInstanceUID, instance.value())
                    .unchecked(Tag.RetrieveURL, VR.UR, List.of(resources.instance(study, series, instance)))
                    .build();
        }
    }
}
