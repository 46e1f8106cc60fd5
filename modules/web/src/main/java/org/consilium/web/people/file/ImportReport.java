package org.consilium.web.people.file;

import java.util.ArrayList;
import java.util.List;
import org.consilium.kernel.Rejected;

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
     * @param number in the file, the head being line 1; in a FHIR bundle that of the entry, from 1
     * @param account or the identifier of an institution
     * @param column of the cell that is wrong; empty when the line as a whole is
     * @param reason why it failed, for people; otherwise empty
     */
    record Line(int number, String account, String name, Outcome outcome, String column, String reason) {}

    /** A reason that names a column, as {@code zone: a name such as Asia/Tokyo}, is about that cell. */
    static Line failed(int number, String account, RuntimeException why) {
        var message = String.valueOf(why.getMessage());
        var kind = why instanceof Rejected rejected ? rejected.reason().text() + ": " : "";
        var reason = message.startsWith(kind) ? message.substring(kind.length()) : message;
        int colon = reason.indexOf(": ");
        var column = colon > 0 ? reason.substring(0, colon) : "";
        return new Line(number, account, "", Outcome.FAILED, column.matches("[A-Za-z]+") ? column : "", reason);
    }

    /** Whether both can be applied. */
    ImportReport and(ImportReport other) {
        var all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new ImportReport(applied && other.applied, acceptable && other.acceptable, List.copyOf(all));
    }
}
