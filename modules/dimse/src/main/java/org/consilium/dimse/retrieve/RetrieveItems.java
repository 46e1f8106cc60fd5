package org.consilium.dimse.retrieve;

import java.util.Iterator;
import java.util.List;

/** The instances a retrieval is about; gone through once. */
public interface RetrieveItems extends Iterable<RetrieveItem> {

    /** How many there are: what the user is told to expect. */
    int count();

    static RetrieveItems of(List<? extends RetrieveItem> items) {
        List<RetrieveItem> all = List.copyOf(items);
        return new RetrieveItems() {
            @Override
            public int count() {
                return all.size();
            }

            @Override
            public Iterator<RetrieveItem> iterator() {
                return all.iterator();
            }
        };
    }
}
