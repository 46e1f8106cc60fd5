package org.consilium.web.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.cases.notice.NoticeDelivery;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.notice.NoticePreferences;
import org.consilium.cases.notice.NoticeState;
import org.consilium.cases.notice.QuietHours;
import org.consilium.exchange.notice.NoticeTexts;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;

/** How the own notices are written in JSON. */
final class NoticeBodies {

    private NoticeBodies() {}

    /**
     * What somebody wants.
     *
     * @param quietFrom with {@code quietTo}, or neither
     * @param language one of {@link NoticeTexts#LANGUAGES}; none: one of those the person works in
     */
    record Preferences(
            @Nullable Boolean mail,
            @Nullable Boolean webhook,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            @Nullable Boolean emergencies,
            @Nullable String language) {

        NoticePreferences checked() {
            var chosen = Body.optionalLine(language, "language");
            if (chosen.filter(tag -> !NoticeTexts.LANGUAGES.contains(tag)).isPresent()) {
                throw new Rejected(Reason.INVALID_REQUEST, "language: one of " + NoticeTexts.LANGUAGES);
            }
            return new NoticePreferences(
                    Body.require(mail, "mail"),
                    Body.require(webhook, "webhook"),
                    quiet(),
                    Body.require(emergencies, "emergencies"),
                    chosen);
        }

        private Optional<QuietHours> quiet() {
            return quietFrom == null && quietTo == null
                    ? Optional.empty()
                    : Optional.of(
                            new QuietHours(Body.require(quietFrom, "quietFrom"), Body.require(quietTo, "quietTo")));
        }
    }

    /**
     * What somebody has said, and what became of it.
     *
     * @param address where mail goes to
     * @param zone of the quiet hours
     * @param channels those this node has
     */
    record View(
            boolean mail,
            boolean webhook,
            Optional<LocalTime> quietFrom,
            Optional<LocalTime> quietTo,
            boolean emergencies,
            Optional<String> language,
            Optional<String> address,
            String zone,
            List<NoticeChannel> channels,
            List<Delivery> last) {

        static View of(
                Person person, NoticePreferences wanted, Set<NoticeChannel> channels, List<NoticeDelivery> last) {
            return new View(
                    wanted.mail(),
                    wanted.webhook(),
                    wanted.quiet().map(QuietHours::from),
                    wanted.quiet().map(QuietHours::to),
                    wanted.emergencies(),
                    wanted.language(),
                    person.email(),
                    person.zone().getId(),
                    channels.stream().sorted().toList(),
                    last.stream().map(Delivery::of).toList());
        }
    }

    record Delivery(
            UUID caseId,
            String number,
            NoticeKind kind,
            NoticeChannel channel,
            NoticeState state,
            Instant at,
            Optional<Instant> nextAttemptAt,
            Optional<String> lastError) {

        static Delivery of(NoticeDelivery of) {
            return new Delivery(
                    of.caseId().value(),
                    of.caseNumber(),
                    of.kind(),
                    of.channel(),
                    of.state(),
                    of.at(),
                    of.nextAttemptAt(),
                    of.lastError());
        }
    }
}
