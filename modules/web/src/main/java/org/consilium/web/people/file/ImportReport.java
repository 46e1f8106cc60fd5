package org.consilium.web.people.file;

import java.util.List;

/**
 * What an import found, line by line.
 *
 * @param acceptable whether it can be applied: no line has failed
 */
record ImportReport(boolean applied, boolean acceptable, List<Line> lines) {

    /** What becomes of a line. */
    enum Outcome {
        CREATED,
        CHANGED,
        FAILED
    }

    /**
     * @param number in the file, the head being line 1
     * @param reason why it failed, for people; otherwise empty
     */
    record Line(int number, String account, String name, Outcome outcome, String reason) {}
}
