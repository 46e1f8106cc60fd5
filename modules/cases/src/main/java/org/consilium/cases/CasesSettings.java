package org.consilium.cases;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clocks of a case. Times run from submission unless said otherwise.
 *
 * @param answer until when the answer is due
 * @param offerTimeout how long a specialist has to accept, from the offer
 * @param remindPercent of the time to the answer after which whoever is to act is reminded
 * @param backupPercent of the time to the answer after which a backup is asked beside a slow first choice
 * @param receipt from the signature until the referrer is reminded to open it, and from one reminder to the next
 * @param receiptRemindersMax how often at most at this pace
 * @param receiptUnopenedEvery from one reminder to the next after that, without end: no opinion stays unread because everybody has grown tired of it
 * @param reply from a question back until its sender is reminded to answer it, and from one reminder to the next
 * @param replyRemindersMax how often at most; then the case is given up
 * @param collect from the sending until the referrer is reminded that images or the consent are missing, and from one reminder to the next
 * @param collectRemindersMax how often at most; then the case is given up
 * @param followUp from the receipt until the case is closed without an outcome
 * @param emergencyAccess how long an emergency opens a case to somebody whom no consent lets read
 * @param expire until a case nobody has answered is given up
 * @param retryEvery how often a case for which nobody was found is routed again
 * @param wakeEvery how often due clocks are looked for
 * @param clocksMax how many of them are handled at a time
 */
@ConfigurationProperties("consilium.cases")
public record CasesSettings(
        @DefaultValue Answer answer,
        @DefaultValue OfferTimeout offerTimeout,
        @DefaultValue("50") int remindPercent,
        @DefaultValue("75") int backupPercent,
        @DefaultValue("24h") Duration receipt,
        @DefaultValue("30") int receiptRemindersMax,
        @DefaultValue("7d") Duration receiptUnopenedEvery,
        @DefaultValue("24h") Duration reply,
        @DefaultValue("30") int replyRemindersMax,
        @DefaultValue("24h") Duration collect,
        @DefaultValue("14") int collectRemindersMax,
        @DefaultValue("90d") Duration followUp,
        @DefaultValue("24h") Duration emergencyAccess,
        @DefaultValue("30d") Duration expire,
        @DefaultValue("5m") Duration retryEvery,
        @DefaultValue("10s") Duration wakeEvery,
        @DefaultValue("200") int clocksMax) {

    public CasesSettings {
        if (remindPercent < 1 || remindPercent > backupPercent || backupPercent > 100) {
            throw new IllegalArgumentException("consilium.cases: 1 <= remind-percent <= backup-percent <= 100");
        }
        if (clocksMax < 1 || receiptRemindersMax < 0 || replyRemindersMax < 0 || collectRemindersMax < 0) {
            throw new IllegalArgumentException(
                    "consilium.cases: clocks-max at least 1, receipt-, reply- and collect-reminders-max at least 0");
        }
        for (var period : new Duration[] {
            receipt, receiptUnopenedEvery, reply, collect, followUp, emergencyAccess, expire, retryEvery, wakeEvery
        }) {
            requirePositive(period);
        }
    }

    /** How long the answer may take, by urgency; routine by discipline. */
    public record Answer(
            @DefaultValue("2h") Duration emergency,
            @DefaultValue("24h") Duration fast,
            @DefaultValue("72h") Duration radiology,
            @DefaultValue("72h") Duration pathology,
            @DefaultValue("72h") Duration oncology) {

        public Answer {
            for (var period : new Duration[] {emergency, fast, radiology, pathology, oncology}) {
                requirePositive(period);
            }
        }

        public Duration of(Urgency urgency, Discipline discipline) {
            return switch (urgency) {
                case EMERGENCY -> emergency;
                case FAST -> fast;
                case ROUTINE ->
                    switch (discipline) {
                        case RADIOLOGY -> radiology;
                        case PATHOLOGY -> pathology;
                        case ONCOLOGY -> oncology;
                    };
            };
        }
    }

    /** How long an offer stands, by urgency. */
    public record OfferTimeout(
            @DefaultValue("15m") Duration emergency,
            @DefaultValue("4h") Duration fast,
            @DefaultValue("24h") Duration routine) {

        public OfferTimeout {
            for (var period : new Duration[] {emergency, fast, routine}) {
                requirePositive(period);
            }
        }

        public Duration of(Urgency urgency) {
            return switch (urgency) {
                case EMERGENCY -> emergency;
                case FAST -> fast;
                case ROUTINE -> routine;
            };
        }
    }

    private static void requirePositive(Duration period) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("consilium.cases: every period is longer than zero");
        }
    }
}
