package org.consilium.cases.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.consilium.cases.CaseId;
import org.consilium.cases.desk.Course.Mark;
import org.consilium.cases.figure.FigureGroup.CaseCounts;
import org.consilium.cases.figure.FigureGroup.Times;
import org.consilium.cases.figure.Spread;
import org.consilium.cases.register.CaseRow;
import org.consilium.security.InstitutionId;

/** Everything a simulation saw happen, and the figures worked out from that alone: what the node says of the same cases has to be the same. */
final class Chronicle {

    private final Map<CaseId, Course> courses = new LinkedHashMap<>();

    void begins(CaseId id, Course course) {
        courses.put(id, course);
    }

    Course of(CaseId id) {
        return Objects.requireNonNull(courses.get(id));
    }

    /** A case has come to where it stands. */
    void stands(CaseRow row, Instant now) {
        var course = of(row.id());
        switch (row.state()) {
            case DRAFT, COLLECTING, CLEARING -> {
                // Nobody but its sender knows of it.
            }
            case CANCELLED, REJECTED, EXPIRED -> course.saw(Mark.ENDED, now);
            case OFFERED -> {
                course.saw(Mark.SENT, now);
                course.saw(Mark.ASKED, now);
            }
            case SUBMITTED,
                    TRIAGED,
                    ACCEPTED,
                    IN_REVIEW,
                    NEEDS_INFO,
                    NEEDS_MATERIAL,
                    BOARD_SCHEDULED,
                    ADJUDICATION,
                    SIGNED,
                    DELIVERED,
                    ACKNOWLEDGED,
                    CLOSED -> course.saw(Mark.SENT, now);
        }
    }

    /** Of the cases of some institutions that were sent. */
    CaseCounts counts(Collection<InstitutionId> institutions, Instant now) {
        var sent = sent(institutions);
        return new CaseCounts(
                sent.size(),
                count(sent, course -> course.came(Mark.SIGNED)),
                count(sent, course -> course.isLate(now)),
                count(sent, course -> course.came(Mark.SIGNED) && !course.came(Mark.OPENED)),
                count(sent, course -> course.isUnanswered() && course.came(Mark.ENDED)),
                count(sent, course -> course.isUnanswered() && !course.came(Mark.ENDED)));
    }

    Times times(Collection<InstitutionId> institutions) {
        var sent = sent(institutions);
        return new Times(
                spread(sent, course -> course.between(Mark.SENT, Mark.ASKED)),
                spread(sent, course -> course.between(Mark.SENT, Mark.ACCEPTED)),
                spread(sent, course -> course.between(Mark.SENT, Mark.SIGNED)),
                spread(sent, Course::activeAnswer),
                spread(sent, course -> course.between(Mark.SIGNED, Mark.OPENED)));
    }

    private List<Course> sent(Collection<InstitutionId> institutions) {
        return courses.values().stream()
                .filter(course -> institutions.contains(course.institution()) && course.came(Mark.SENT))
                .toList();
    }

    private static long count(List<Course> courses, Predicate<Course> which) {
        return courses.stream().filter(which).count();
    }

    private static Spread spread(List<Course> courses, Function<Course, Optional<Duration>> of) {
        var all = courses.stream().map(of).flatMap(Optional::stream).sorted().toList();
        return all.isEmpty()
                ? Spread.NONE
                : new Spread(all.size(), Optional.of(between(all, 0.5)), Optional.of(between(all, 0.9)));
    }

    /** By linear interpolation between the two around the place. */
    private static Duration between(List<Duration> sorted, double share) {
        double place = share * (sorted.size() - 1);
        var low = sorted.get((int) Math.floor(place));
        var high = sorted.get((int) Math.ceil(place));
        return low.plusMillis(Math.round(high.minus(low).toMillis() * (place - Math.floor(place))));
    }
}
