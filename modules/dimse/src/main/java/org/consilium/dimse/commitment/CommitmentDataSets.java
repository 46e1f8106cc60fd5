package org.consilium.dimse.commitment;

import java.util.ArrayList;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/** Action and event information (PS3.4 tables J.3-1 and J.3-2). Errors of reading: MISSING_ATTRIBUTE, INVALID_UID, TOO_LARGE. */
final class CommitmentDataSets {

    private CommitmentDataSets() {}

    static DataSet request(String transactionUid, List<ObjectReference> references) {
        checkNumber(references.size());
        return DataSet.builder()
                .text(Tag.TransactionUID, transactionUid)
                .items(
                        Tag.ReferencedSOPSequence,
                        references.stream().map(each -> item(each).build()).toList())
                .build();
    }

    static List<ObjectReference> references(DataSet information) {
        List<ObjectReference> references = committed(information);
        if (references.isEmpty()) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "Referenced SOP Sequence");
        }
        return references;
    }

    static String transactionUid(DataSet information) {
        return information
                .uid(Tag.TransactionUID)
                .map(Uid::value)
                .orElseThrow(() -> new Rejected(Reason.MISSING_ATTRIBUTE, "Transaction UID"));
    }

    static DataSet result(CommitmentResult result) {
        DataSetBuilder information = DataSet.builder().text(Tag.TransactionUID, result.transactionUid());
        if (!result.committed().isEmpty()) {
            information.items(
                    Tag.ReferencedSOPSequence,
                    result.committed().stream().map(each -> item(each).build()).toList());
        }
        if (!result.failed().isEmpty()) {
            information.items(
                    Tag.FailedSOPSequence,
                    result.failed().stream()
                            .map(each -> item(each.reference())
                                    .integers(Tag.FailureReason, each.reason().code())
                                    .build())
                            .toList());
        }
        return information.build();
    }

    static CommitmentResult result(DataSet information) {
        List<CommitmentResult.Failure> failed = new ArrayList<>();
        for (DataSet item : information.items(Tag.FailedSOPSequence)) {
            int reason = item.integer(Tag.FailureReason).orElse(DimseStatus.PROCESSING_FAILURE.code());
            failed.add(new CommitmentResult.Failure(reference(item), new DimseStatus(reason)));
        }
        checkNumber(failed.size());
        return new CommitmentResult(transactionUid(information), committed(information), failed);
    }

    private static List<ObjectReference> committed(DataSet information) {
        List<DataSet> items = information.items(Tag.ReferencedSOPSequence);
        checkNumber(items.size());
        return items.stream().map(CommitmentDataSets::reference).toList();
    }

    private static ObjectReference reference(DataSet item) {
        return new ObjectReference(uid(item, Tag.ReferencedSOPClassUID), uid(item, Tag.ReferencedSOPInstanceUID));
    }

    private static String uid(DataSet item, int tag) {
        return item.uid(tag)
                .map(Uid::value)
                .orElseThrow(() -> new Rejected(Reason.MISSING_ATTRIBUTE, "a reference lacks a UID"));
    }

    private static DataSetBuilder item(ObjectReference reference) {
        return DataSet.builder()
                .text(Tag.ReferencedSOPClassUID, reference.sopClassUid())
                .text(Tag.ReferencedSOPInstanceUID, reference.sopInstanceUid());
    }

    private static void checkNumber(int references) {
        if (references > StorageCommitment.REFERENCES_MAX) {
            throw new Rejected(
                    Reason.TOO_LARGE, "more than " + StorageCommitment.REFERENCES_MAX + " references in one request");
        }
    }
}
