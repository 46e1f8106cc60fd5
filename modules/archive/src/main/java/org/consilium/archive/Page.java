package org.consilium.archive;

import java.util.List;

/**
 * A part of the answer to a query.
 *
 * @param total number of matches in all, of which the rows are those between offset and limit
 */
public record Page<T>(List<T> rows, long total) {
    public Page {
        rows = List.copyOf(rows);
    }
}
