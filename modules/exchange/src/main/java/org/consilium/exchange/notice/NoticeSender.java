package org.consilium.exchange.notice;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.consilium.cases.notice.Notice;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.cases.notice.Notices;
import org.consilium.cases.notice.PersonalNotices;
import org.consilium.security.People;
import org.consilium.security.Person;

/**
 * Brings out what is due. It is marked as sent after the other side has taken it, so a node that dies between the two makes one duplicate, with
 * the same id, and never loses one.
 */
public final class NoticeSender {

    private static final Logger LOG = System.getLogger(NoticeSender.class.getName());

    /** After so many in a row the other side is taken for away until the next look. */
    private static final int FAILURES_IN_A_ROW_MAX = 3;

    private final Notices notices;
    private final PersonalNotices personal;
    private final People people;
    private final List<NoticeWay> ways;
    private final NoticeTexts texts;
    private final NoticeSettings settings;
    private final Clock clock;

    public NoticeSender(
            Notices notices,
            PersonalNotices personal,
            People people,
            List<NoticeWay> ways,
            NoticeTexts texts,
            NoticeSettings settings,
            Clock clock) {
        this.notices = notices;
        this.personal = personal;
        this.people = people;
        this.ways = List.copyOf(ways);
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** The channels this node has. */
    public EnumSet<NoticeChannel> channels() {
        var present = EnumSet.noneOf(NoticeChannel.class);
        ways.forEach(way -> present.add(way.channel()));
        return present;
    }

    /** One look; returns when nothing more is due. A channel that does not answer holds up no other. */
    public void send() {
        notices.clean(EnumSet.complementOf(channels()), clock.instant().minus(settings.keep()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ways.forEach(way -> threads.execute(() -> sendAll(way)));
        }
    }

    private void sendAll(NoticeWay way) {
        try {
            int failures = 0;
            for (int i = 0; i < settings.roundMax() && failures < FAILURES_IN_A_ROW_MAX; i++) {
                var notice = notices.claim(way.channel(), settings.lease());
                if (notice.isEmpty()) {
                    return;
                }
                failures = send(way, notice.get()) ? 0 : failures + 1;
            }
        } catch (RuntimeException e) { // the claim ends by itself, and the next look goes on
            LOG.log(Level.ERROR, "Sending notices by " + way.channel() + " failed", e);
        }
    }

    private boolean send(NoticeWay way, Notice notice) {
        var person = people.find(notice.person()).filter(Person::active).filter(way::reaches);
        var preferences = personal.preferences(notice.person());
        if (person.isEmpty() || !preferences.wants(notice.channel())) {
            notices.drop(notice);
            return true;
        }
        var quietUntil = preferences.heldUntil(clock.instant(), person.get().zone(), notice.emergency());
        if (quietUntil.isPresent()) {
            notices.hold(notice, quietUntil.get());
            return true;
        }
        try {
            way.bring(notice, person.get(), texts.write(notice, person.get(), preferences.language()));
            notices.sent(notice);
            return true;
        } catch (IOException e) {
            failed(notice, e);
            return false;
        }
    }

    private void failed(Notice notice, IOException why) {
        boolean last = notice.attempts() >= settings.attemptsMax();
        Optional<Instant> next =
                last ? Optional.empty() : Optional.of(clock.instant().plus(settings.pauseAfter(notice.attempts())));
        var reason = Optional.ofNullable(why.getMessage()).orElse(why.getClass().getSimpleName());
        notices.failed(notice, reason, next);
        LOG.log(
                last ? Level.ERROR : Level.WARNING,
                "Notice {0} of case {1} by {2}: attempt {3} failed: {4}",
                notice.id(),
                notice.caseNumber(),
                notice.channel(),
                notice.attempts(),
                reason);
    }
}
