package org.consilium.dimse.service;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Rejected;

/** A request that is answered with a status of its service class, with what was wrong (PS3.7 annex C, 9.3). */
public final class OperationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Characters of Error Comment, VR LO. */
    private static final int COMMENT_LENGTH_MAX = 64;

    /** Of the default repertoire, without the one that separates values. */
    private static final Pattern NOT_IN_A_COMMENT = Pattern.compile("[^ -\\[\\]-~]");

    private final DimseStatus status;
    private final transient List<Integer> offendingElements;

    /**
     * @param status a failure
     * @param comment for people, without any value of the request
     * @param offendingElements tags of the identifier
     */
    public OperationFailed(DimseStatus status, String comment, Integer... offendingElements) {
        super(comment);
        this.status = status;
        this.offendingElements = Arrays.asList(offendingElements);
    }

    /** With the status of a reason. */
    OperationFailed(Rejected rejected) {
        super(rejected.getMessage(), rejected);
        this.status = new DimseStatus(rejected.reason().dimseStatus());
        this.offendingElements = List.of();
    }

    public DimseStatus status() {
        return status;
    }

    public List<Integer> offendingElements() {
        return offendingElements;
    }

    CommandSet.Builder writeTo(CommandSet.Builder response) {
        if (!offendingElements.isEmpty()) {
            response.tags(CommandElement.OFFENDING_ELEMENT, offendingElements);
        }
        String comment = NOT_IN_A_COMMENT.matcher(String.valueOf(getMessage())).replaceAll("?");
        return response.text(
                CommandElement.ERROR_COMMENT,
                comment.length() > COMMENT_LENGTH_MAX ? comment.substring(0, COMMENT_LENGTH_MAX) : comment);
    }
}
