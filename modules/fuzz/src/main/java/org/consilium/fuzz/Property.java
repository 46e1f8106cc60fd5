package org.consilium.fuzz;

import java.io.IOException;

/** What must hold for any bytes. */
@FunctionalInterface
interface Property {

    /**
     * Returns where it holds. {@link org.consilium.kernel.Rejected} is an answer, too; whatever else flies is a finding.
     *
     * @param input belongs to the property, which must not change it
     */
    void check(byte[] input) throws IOException;

    /** Ends a check whose property does not hold. */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
