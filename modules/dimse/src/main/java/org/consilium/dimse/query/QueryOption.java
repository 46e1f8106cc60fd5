package org.consilium.dimse.query;

import java.util.EnumSet;
import java.util.Set;

/**
 * What can be negotiated about queries, in the order of the bytes of the service class application information (PS3.4
 * C.5.1.1, K.5.1). In a worklist the first two are always on.
 */
public enum QueryOption {
    /** Unique keys of the levels above may be missing (PS3.4 C.4.1.2.2). */
    RELATIONAL_QUERIES,

    /** A range of dates and one of times mean one range of instants. */
    DATE_TIME_MATCHING,

    /** Names match by how they sound or are written elsewhere. */
    FUZZY_SEMANTIC_MATCHING,

    /** Dates and times are moved to the time zone of the identifier. */
    TIMEZONE_QUERY_ADJUSTMENT,

    /** Views of enhanced multi-frame objects as single frames, and the other way. */
    ENHANCED_MULTI_FRAME_IMAGE_CONVERSION,

    /** Two quotation marks match what is empty. */
    EMPTY_VALUE_MATCHING,

    /** Several values in a key match any of them. */
    MULTIPLE_VALUE_MATCHING;

    /** As service class application information, no longer than it has to be. */
    public static byte[] encode(Set<QueryOption> options) {
        int length = options.stream().mapToInt(each -> each.ordinal() + 1).max().orElse(1);
        return encode(options, length);
    }

    /** Reads service class application information; bytes beyond those known here are ignored. */
    public static Set<QueryOption> decode(byte[] information) {
        Set<QueryOption> options = EnumSet.noneOf(QueryOption.class);
        for (QueryOption option : values()) {
            if (option.ordinal() < information.length && information[option.ordinal()] == 1) {
                options.add(option);
            }
        }
        return options;
    }

    /** What an acceptor answers: what is both proposed and supported, in as many bytes as were proposed. */
    static byte[] answer(byte[] proposed, Set<QueryOption> supported) {
        Set<QueryOption> both = decode(proposed);
        both.retainAll(supported);
        return encode(both, Math.min(proposed.length, values().length));
    }

    private static byte[] encode(Set<QueryOption> options, int length) {
        byte[] information = new byte[length];
        options.forEach(option -> information[option.ordinal()] = 1);
        return information;
    }
}
