package org.consilium.cases.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.CasesSettings;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.ClockRegister;
import org.consilium.cases.register.ClockRegister.Kind;

/** Sets and stops the clocks of cases, by the periods of the settings. */
final class Alarms {

    private static final String THE_CASE = "";

    /** How long the node that began something has before others go on with it. */
    private static final Duration CONTINUE_AFTER = Duration.ofSeconds(30);

    private final ClockRegister clocks;
    private final CasesSettings settings;

    Alarms(ClockRegister clocks, CasesSettings settings) {
        this.clocks = clocks;
        this.settings = settings;
    }

    /** When an answer to a case submitted now is due. */
    Instant due(CaseRow row, Instant now) {
        return now.plus(time(row));
    }

    private Duration time(CaseRow row) {
        return settings.answer().of(row.request().urgency(), row.request().discipline());
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
        var time = time(row);
        set(row.id(), Kind.REMIND, THE_CASE, now.plus(percent(time, settings.remindPercent())), 0);
        set(row.id(), Kind.BACKUP, THE_CASE, now.plus(percent(time, settings.backupPercent())), 0);
        set(row.id(), Kind.ALERT, THE_CASE, now.plus(time), 0);
        set(row.id(), Kind.EXPIRE, THE_CASE, now.plus(settings.expire()), 0);
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

    void resumed(CaseId id, Duration waited) {
        clocks.stop(id, Kind.REPLY, THE_CASE);
        clocks.shift(id, waited);
    }

    /** The clocks of the answer stop, the clock of the receipt starts. */
    void signed(CaseId id, Instant now) {
        clocks.stopAll(id);
        set(id, Kind.RECEIPT, THE_CASE, now.plus(settings.receipt()), 0);
    }

    /** Reminds again, as often as the settings say. */
    void unopened(ClockRegister.Row rung, Instant now) {
        if (rung.rounds() < settings.receiptRemindersMax()) {
            set(rung.caseId(), Kind.RECEIPT, THE_CASE, now.plus(settings.receipt()), rung.rounds() + 1);
        }
    }

    void acknowledged(CaseId id, Instant now) {
        clocks.stopAll(id);
        set(id, Kind.FOLLOW_UP, THE_CASE, now.plus(settings.followUp()), 0);
    }

    private void set(CaseId id, Kind kind, String subject, Instant due, int rounds) {
        clocks.set(new ClockRegister.Row(id, kind, subject, due, rounds));
    }
}
