package org.consilium.cases.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How somebody wants to be told.
 *
 * @param mail by e-mail, where the person has an address
 * @param emergencies whether an emergency rings in quiet hours too
 * @param language BCP 47 tag of the language of the texts; none: one of those the person works in
 */
public record NoticePreferences(
        boolean mail, boolean webhook, Optional<QuietHours> quiet, boolean emergencies, Optional<String> language) {

    /** Of somebody who has never said anything. */
    public static final NoticePreferences DEFAULT =
            new NoticePreferences(true, true, Optional.empty(), true, Optional.empty());

    public boolean wants(NoticeChannel channel) {
        return switch (channel) {
            case MAIL -> mail;
            case WEBHOOK -> webhook;
        };
    }

    /** Until when a notice has to wait; none: it may leave now. */
    public Optional<Instant> heldUntil(Instant now, ZoneId zone, boolean emergency) {
        return emergency && emergencies ? Optional.empty() : quiet.flatMap(hours -> hours.endAfter(now, zone));
    }
}
