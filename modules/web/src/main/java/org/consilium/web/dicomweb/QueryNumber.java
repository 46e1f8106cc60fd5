package org.consilium.web.dicomweb;

import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Numbers of a query: {@code limit} and {@code offset} (PS3.18 8.3.4.4). */
public final class QueryNumber {

    private QueryNumber() {}

    /** Errors: INVALID_REQUEST. */
    public static long of(List<String> values, String name) {
        try {
            long number = Long.parseLong(values.getFirst().strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, name + " is not a number", e);
        }
        throw new Rejected(Reason.INVALID_REQUEST, name + " is negative");
    }
}
