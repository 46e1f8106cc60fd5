package org.consilium.cases.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.consilium.cases.CaseId;
import org.consilium.cases.CasesSettings;
import org.consilium.cases.duty.CountedTime;
import org.consilium.cases.duty.WorkingClock;
import org.consilium.cases.duty.WorkingHours;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.ClockRegister;
import org.consilium.cases.register.ClockRegister.Kind;
import org.consilium.cases.register.WorkingCalendarRegister;

/** Sets and stops the clocks of cases, by the periods of the settings and the working calendars of institutions. */
final class Alarms {

    private static final String THE_CASE = "";

    /** How long the node that began something has before others go on with it. */
    private static final Duration CONTINUE_AFTER = Duration.ofSeconds(30);

    private final ClockRegister clocks;
    private final WorkingCalendarRegister calendars;
    private final CasesSettings settings;

    Alarms(ClockRegister clocks, WorkingCalendarRegister calendars, CasesSettings settings) {
        this.clocks = clocks;
        this.calendars = calendars;
        this.settings = settings;
    }

    /** When an answer to a case submitted now is due. */
    Instant due(CaseRow row, Instant now) {
        return counted(row).map(time -> time.hours().after(now, time.work())).orElseGet(() -> now.plus(time(row)));
    }

    private Duration time(CaseRow row) {
        return settings.answer().of(row.request().urgency(), row.request().discipline());
    }

    /** The working time a case is to be answered in; none where every hour counts. */
    private Optional<CountedTime> counted(CaseRow row) {
        return WorkingClock.of(row.request().urgency(), row.request().discipline())
                .flatMap(clock -> calendars
                        .inForce(row.institution())
                        .flatMap(known -> Optional.ofNullable(
                                        known.calendar().clocks().get(clock))
                                .map(work -> new CountedTime(
                                        known.institution(),
                                        work,
                                        known.calendar().hours()))));
    }

    /** Should this node stop in the middle, the next step is taken by whoever wakes. */
    void continueSoon(CaseId id, Instant now) {
        set(id, Kind.CONTINUE, THE_CASE, now.plus(CONTINUE_AFTER), 0);
    }

    void continueLater(CaseId id, Instant now, int rounds) {
        set(id, Kind.CONTINUE, THE_CASE, now.plus(settings.retryEvery()), rounds);
    }

    /** Lets a due clock ring again later. False: another node was faster, or it has been stopped. */
    boolean postpone(ClockRegister.Row due, Instant now) {
        return clocks.postpone(due, now, now.plus(settings.retryEvery()));
    }

    void nothingToContinue(CaseId id) {
        clocks.stop(id, Kind.CONTINUE, THE_CASE);
    }

    void submitted(CaseRow row, Instant now) {
        var counted = counted(row);
        calendars.keep(
                row.id(),
                counted.map(time -> new CountedTime(
                        time.institution(), time.work(), time.hours().within(now, now.plus(WorkingHours.HORIZON)))));
        set(row.id(), Kind.REMIND, THE_CASE, part(row, counted, now, settings.remindPercent()), 0);
        set(row.id(), Kind.BACKUP, THE_CASE, part(row, counted, now, settings.backupPercent()), 0);
        set(row.id(), Kind.ALERT, THE_CASE, due(row, now), 0);
        set(row.id(), Kind.EXPIRE, THE_CASE, now.plus(settings.expire()), 0);
    }

    /** When a part of the time to the answer has passed. */
    private Instant part(CaseRow row, Optional<CountedTime> counted, Instant now, int percent) {
        return counted.map(time -> time.hours().after(now, percent(time.work(), percent)))
                .orElseGet(() -> now.plus(percent(time(row), percent)));
    }

    private static Duration percent(Duration time, int percent) {
        return time.multipliedBy(percent).dividedBy(100);
    }

    void offered(CaseRow row, UUID offer, Instant now) {
        set(
                row.id(),
                Kind.OFFER,
                offer.toString(),
                now.plus(settings.offerTimeout().of(row.request().urgency())),
                0);
    }

    void offerEnded(CaseId id, UUID offer) {
        clocks.stop(id, Kind.OFFER, offer.toString());
    }

    /** Also rings when the case has been answered meanwhile. */
    void emergencyEnds(CaseId id, UUID emergency, Instant at) {
        set(id, Kind.EMERGENCY, emergency.toString(), at, 0);
    }

    /** The case was sent; its images or its consent may still be missing. */
    void collecting(CaseId id, Instant now) {
        set(id, Kind.COLLECT, THE_CASE, now.plus(settings.collect()), 0);
    }

    /** It has everything. */
    void collected(CaseId id) {
        clocks.stop(id, Kind.COLLECT, THE_CASE);
    }

    /** Reminds again of what is missing. False: it has been often enough. */
    boolean stillCollecting(ClockRegister.Row rung, Instant now) {
        boolean again = rung.rounds() < settings.collectRemindersMax();
        if (again) {
            set(rung.caseId(), Kind.COLLECT, THE_CASE, now.plus(settings.collect()), rung.rounds() + 1);
        }
        return again;
    }

    /** The case waits for its sender. */
    void asked(CaseId id, Instant now) {
        set(id, Kind.REPLY, THE_CASE, now.plus(settings.reply()), 0);
    }

    /** Reminds again. False: it has been often enough. */
    boolean unanswered(ClockRegister.Row rung, Instant now) {
        boolean again = rung.rounds() < settings.replyRemindersMax();
        if (again) {
            set(rung.caseId(), Kind.REPLY, THE_CASE, now.plus(settings.reply()), rung.rounds() + 1);
        }
        return again;
    }

    /** The case goes on after waiting for its sender, with as much time left as before. Returns when the answer is due now. */
    Optional<Instant> resumed(CaseRow row, Instant now) {
        clocks.stop(row.id(), Kind.REPLY, THE_CASE);
        var since = row.heldSince().orElse(now);
        var waited = Duration.between(since, now);
        var counted = calendars.kept(row.id());
        if (counted.isEmpty()) {
            clocks.shift(row.id(), waited);
            return row.dueAt().map(due -> due.plus(waited));
        }
        var hours = counted.get().hours();
        UnaryOperator<Instant> later =
                due -> due.isAfter(since) ? hours.after(now, hours.between(since, due)) : due.plus(waited);
        clocks.move(row.id(), later);
        clocks.shiftExpiry(row.id(), waited);
        return row.dueAt().map(later);
    }

    /** The clocks of the answer stop, the clock of the receipt starts. */
    void signed(CaseId id, Instant now) {
        clocks.stopAll(id);
        set(id, Kind.RECEIPT, THE_CASE, now.plus(settings.receipt()), 0);
    }

    /** Reminds again, without end: soon as often as the settings say, then at the slower pace. */
    void unopened(ClockRegister.Row rung, Instant now) {
        boolean soon = rung.rounds() < settings.receiptRemindersMax();
        var pause = soon ? settings.receipt() : settings.receiptUnopenedEvery();
        set(rung.caseId(), Kind.RECEIPT, THE_CASE, now.plus(pause), rung.rounds() + 1);
    }

    void acknowledged(CaseId id, Instant now) {
        clocks.stopAll(id);
        set(id, Kind.FOLLOW_UP, THE_CASE, now.plus(settings.followUp()), 0);
    }

    private void set(CaseId id, Kind kind, String subject, Instant due, int rounds) {
        clocks.set(new ClockRegister.Row(id, kind, subject, due, rounds));
    }
}
