package org.consilium.cases.duty.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.duty.DutyEntry;

/** What was found in an uploaded calendar, event by event. */
public record UploadedCalendar(List<Event> events) {

    public UploadedCalendar {
        events = List.copyOf(events);
    }

    /** What becomes of an event. */
    public enum Outcome {
        TAKEN,
        /** Nothing is to be taken from it, and nothing is wrong with it. */
        SKIPPED,
        FAILED
    }

    /**
     * One event.
     *
     * @param number counted from 1 in the order of the file
     * @param summary its own words, empty when it has none; never kept
     * @param from the first time it takes place, of those that are taken
     * @param reason one sentence for people: why it is not taken, or what of it is left out; empty when there is nothing to say
     * @param entries one for every time it takes place
     */
    public record Event(
            int number,
            String summary,
            Optional<String> uid,
            Optional<Instant> from,
            Outcome outcome,
            String reason,
            List<DutyEntry> entries) {

        public Event {
            entries = List.copyOf(entries);
        }
    }

    /** Whether it can be applied: all or nothing. */
    public boolean isAcceptable() {
        return events.stream().noneMatch(event -> event.outcome() == Outcome.FAILED);
    }

    public List<DutyEntry> entries() {
        return events.stream().flatMap(event -> event.entries().stream()).toList();
    }

    /** Events whose earlier upload gives way, also those that are cancelled now. */
    public Set<String> uids() {
        return events.stream().flatMap(event -> event.uid().stream()).collect(Collectors.toSet());
    }
}
