package org.consilium.cases.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.consilium.security.InstitutionId;

/** What was seen to happen to one simulated case, each thing when it happened first. */
final class Course {

    /** What a case comes by. */
    enum Mark {
        SENT,
        ASKED,
        ACCEPTED,
        SIGNED,
        OPENED,
        ENDED
    }

    private final Map<Mark, Instant> first = new EnumMap<>(Mark.class);
    private final InstitutionId institution;
    private final Duration limit;
    private Duration held = Duration.ZERO;
    private Optional<Instant> heldSince = Optional.empty();

    /** @param limit how long the answer may take, without the time in which the case waits for its sender */
    Course(InstitutionId institution, Duration limit) {
        this.institution = institution;
        this.limit = limit;
    }

    InstitutionId institution() {
        return institution;
    }

    void saw(Mark mark, Instant at) {
        first.putIfAbsent(mark, at);
    }

    void waits(Instant since) {
        heldSince = Optional.of(since);
    }

    void goesOn(Instant at) {
        held = held.plus(Duration.between(heldSince.orElseThrow(), at));
        heldSince = Optional.empty();
    }

    boolean came(Mark mark) {
        return first.containsKey(mark);
    }

    private Optional<Instant> at(Mark mark) {
        return Optional.ofNullable(first.get(mark));
    }

    /** None when one of them has not happened. */
    Optional<Duration> between(Mark from, Mark to) {
        return at(from).flatMap(begin -> at(to).map(end -> Duration.between(begin, end)));
    }

    /** How long somebody has worked on the answer: not while its sender was asked. */
    Optional<Duration> activeAnswer() {
        return between(Mark.SENT, Mark.SIGNED).map(time -> time.minus(held));
    }

    boolean isUnanswered() {
        return came(Mark.SENT) && !came(Mark.SIGNED);
    }

    /** Whether the answer came, or would come now, after it was due. */
    boolean isLate(Instant now) {
        var end = at(Mark.SIGNED).or(() -> at(Mark.ENDED)).orElse(now);
        var waited =
                held.plus(heldSince.map(since -> Duration.between(since, end)).orElse(Duration.ZERO));
        return at(Mark.SENT)
                .filter(sent -> sent.plus(limit).plus(waited).isBefore(end))
                .isPresent();
    }
}
