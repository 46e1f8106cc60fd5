package org.consilium.web.people.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     * @param reason why it failed, in English; otherwise empty
     * @param problem the same, to be said in the reader's language; none where only the English words are known
     */
    record Line(
            int number,
            String account,
            String name,
            Outcome outcome,
            String column,
            String reason,
            Optional<CellProblem> problem) {

        static Line taken(int number, String account, String name, Outcome outcome) {
            return new Line(number, account, name, outcome, "", "", Optional.empty());
        }
    }

    /** A reason that names a column, as {@code zone: a name such as Asia/Tokyo}, is about that cell. */
    static Line failed(int number, String account, RuntimeException why) {
        var message = String.valueOf(why.getMessage());
        var kind = why instanceof Rejected rejected ? rejected.reason().text() + ": " : "";
        var reason = message.startsWith(kind) ? message.substring(kind.length()) : message;
        int colon = reason.indexOf(": ");
        var word = colon > 0 ? reason.substring(0, colon) : "";
        var column = word.matches("[A-Za-z]+") ? word : "";
        return new Line(number, account, "", Outcome.FAILED, column, reason, CellProblem.of(column, reason));
    }

    /** Whether both can be applied. */
    ImportReport and(ImportReport other) {
        var all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new ImportReport(applied && other.applied, acceptable && other.acceptable, List.copyOf(all));
    }
}
