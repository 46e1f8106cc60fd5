package org.consilium.dimse.normalized;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.message.DimseStatus;

/**
 * How a request to a SOP instance ended (PS3.7 10.1), as a provider says it and a user hears it.
 *
 * @param sopInstanceUid of the instance; of N-CREATE the one the provider has found when the user gave none
 * @param dataSet attributes after N-CREATE, N-SET, N-GET; action reply; event reply
 * @param attributes tags of those that were not known, with {@link DimseStatus#ATTRIBUTE_LIST_ERROR}, or that lack
 * @param errorComment for people, at most 64 characters; nothing about patients
 * @param errorId as the provider numbers its errors
 */
public record NormalizedResponse(
        DimseStatus status,
        Optional<String> sopInstanceUid,
        Optional<DataSet> dataSet,
        List<Integer> attributes,
        Optional<String> errorComment,
        OptionalInt errorId) {

    /** VR LO. */
    static final int ERROR_COMMENT_LENGTH_MAX = 64;

    public NormalizedResponse {
        attributes = List.copyOf(attributes);
        errorComment = errorComment.map(NormalizedResponse::shortened);
    }

    public static NormalizedResponse of(DimseStatus status) {
        return new NormalizedResponse(
                status, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), OptionalInt.empty());
    }

    public static NormalizedResponse success() {
        return of(DimseStatus.SUCCESS);
    }

    public static NormalizedResponse success(DataSet dataSet) {
        return success().withDataSet(dataSet);
    }

    public NormalizedResponse withDataSet(DataSet value) {
        return new NormalizedResponse(status, sopInstanceUid, Optional.of(value), attributes, errorComment, errorId);
    }

    public NormalizedResponse withSopInstanceUid(String value) {
        return new NormalizedResponse(status, Optional.of(value), dataSet, attributes, errorComment, errorId);
    }

    public NormalizedResponse withAttributes(List<Integer> tags) {
        return new NormalizedResponse(status, sopInstanceUid, dataSet, tags, errorComment, errorId);
    }

    public NormalizedResponse withError(int id, String comment) {
        return new NormalizedResponse(
                status, sopInstanceUid, dataSet, attributes, Optional.of(comment), OptionalInt.of(id));
    }

    private static String shortened(String comment) {
        return comment.length() > ERROR_COMMENT_LENGTH_MAX ? comment.substring(0, ERROR_COMMENT_LENGTH_MAX) : comment;
    }
}
