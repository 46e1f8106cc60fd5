package org.consilium.dimse.retrieve;

import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandSet;

/** Sub-operations of a retrieval (PS3.7 9.3.4.1, 10.1.4); on the wire never more than 65535 each. */
public record SubOperationCounters(int remaining, int completed, int failed, int warning) {

    private static final int ON_THE_WIRE_MAX = 0xFFFF;

    /** What a response says; 0 for what it does not say. */
    static SubOperationCounters of(CommandSet response) {
        return new SubOperationCounters(
                response.number(CommandElement.NUMBER_OF_REMAINING_SUB_OPERATIONS)
                        .orElse(0),
                response.number(CommandElement.NUMBER_OF_COMPLETED_SUB_OPERATIONS)
                        .orElse(0),
                response.number(CommandElement.NUMBER_OF_FAILED_SUB_OPERATIONS).orElse(0),
                response.number(CommandElement.NUMBER_OF_WARNING_SUB_OPERATIONS).orElse(0));
    }

    /** @param unfinished whether some remain: only then their number is said */
    CommandSet.Builder writeTo(CommandSet.Builder response, boolean unfinished) {
        if (unfinished) {
            response.number(CommandElement.NUMBER_OF_REMAINING_SUB_OPERATIONS, bounded(remaining));
        }
        return response.number(CommandElement.NUMBER_OF_COMPLETED_SUB_OPERATIONS, bounded(completed))
                .number(CommandElement.NUMBER_OF_FAILED_SUB_OPERATIONS, bounded(failed))
                .number(CommandElement.NUMBER_OF_WARNING_SUB_OPERATIONS, bounded(warning));
    }

    private static int bounded(int number) {
        return Math.min(number, ON_THE_WIRE_MAX);
    }
}
