package org.consilium.web.people.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Role;

/** What can be wrong with a cell, in English for other systems; the portal says it in the reader's language. */
enum CellProblem {
    MISSING("missing"),
    UNKNOWN("unknown"),
    TWICE("twice in the file"),
    OUTSIDE("outside of what you look after"),
    OWN_ACCOUNT("nobody takes their own account away"),
    ROLES(Arrays.stream(Role.values()).map(Enum::name).collect(Collectors.joining(", "))),
    ZONE("a name such as Asia/Tokyo"),
    TRUE_OR_FALSE("true or false"),
    NUMBER("a number"),
    DATE("a date such as 2027-12-31"),
    HOURS("24/7, or shifts such as MON-FRI 08:00-17:00 SAT 22:00-06:00"),
    DEPUTIES("accounts of people who give opinions"),
    LEVEL("INITIAL, BASIC or ADVANCED"),
    NAME_TAKEN("that of another institution"),
    PARENT("no identifier of an institution");

    private final String english;

    CellProblem(String english) {
        this.english = english;
    }

    /** The refusal of a cell of this column. */
    Rejected in(String column) {
        return new Rejected(Reason.INVALID_REQUEST, column + ": " + english);
    }

    /** As {@link #in(String)}. */
    Rejected in(String column, Throwable cause) {
        return new Rejected(Reason.INVALID_REQUEST, column + ": " + english, cause);
    }

    void unless(boolean holds, String column) {
        if (!holds) {
            throw in(column);
        }
    }

    /** Which of them a refusal says; none: something that is said in English only. */
    static Optional<CellProblem> of(String column, String reason) {
        return Arrays.stream(values())
                .filter(problem -> reason.equals(column + ": " + problem.english))
                .findFirst();
    }
}
