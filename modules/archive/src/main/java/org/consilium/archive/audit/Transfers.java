package org.consilium.archive.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.consilium.archive.Arrival;
import org.consilium.archive.Channel;
import org.consilium.archive.Receipt;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was received and sent, gathered by sender and study (PS3.15 A.5.3.3, A.5.3.7: one message when a transfer begins, one for what was
 * transferred, not one for each instance). Whoever receives or sends only counts; a thread of its own speaks.
 */
public final class Transfers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    /** Transfers under way that are told apart; beyond, studies of one sender are counted together. */
    static final int UNDERWAY_MAX = 10_000;

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final AuditTrail trail;
    private final StudySubjects subjects;
    private final String ownTitle;
    private final Duration quiet;
    private final Duration longest;
    private final Clock clock;
    private final ConcurrentMap<Key, Count> underway = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param quiet a transfer of which nothing has come for this time is over
     * @param longest one that goes on is said in parts of this length
     */
    public Transfers(
            AuditTrail trail, StudySubjects subjects, String ownTitle, Duration quiet, Duration longest, Clock clock) {
        this.trail = trail;
        this.subjects = subjects;
        this.ownTitle = ownTitle;
        this.quiet = quiet;
        this.longest = longest;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("audit-transfers").daemon().start(this::run);
    }

    /** @param peer who sent it, or to whom it was sent; @param failure none for success */
    private record Key(
            boolean received,
            Channel channel,
            String peer,
            String address,
            OptionalLong association,
            Optional<Uid> study,
            Optional<Reason> failure) {

        Key withoutStudy() {
            return new Key(received, channel, peer, address, OptionalLong.empty(), Optional.empty(), failure);
        }
    }

    private static final class Count {

        private final Instant began;
        private final AtomicLong instances = new AtomicLong();
        private final Set<String> sopClasses = ConcurrentHashMap.newKeySet();
        private volatile Instant latest;
        private volatile boolean said;
        private volatile boolean over;

        Count(Instant began) {
            this.began = began;
            this.latest = began;
        }
    }

    public void received(Arrival arrival, Receipt receipt) {
        switch (receipt) {
            case Receipt.Stored stored ->
                count(key(arrival, Optional.of(stored.study()), Optional.empty()), stored.sopClass());
            case Receipt.Duplicate known ->
                count(key(arrival, Optional.of(known.study()), Optional.empty()), known.sopClass());
            case Receipt.Refused refused -> count(key(arrival, Optional.empty(), Optional.of(refused.reason())), "");
        }
    }

    private static Key key(Arrival arrival, Optional<Uid> study, Optional<Reason> failure) {
        var origin = arrival.origin();
        return new Key(
                true, origin.channel(), origin.callingAe(), origin.address(), arrival.association(), study, failure);
    }

    /** An instance was sent to another system, which has answered success. */
    public void sent(AeTitle to, String host, Uid study, String sopClass) {
        count(
                new Key(
                        false,
                        Channel.DIMSE,
                        to.value(),
                        host,
                        OptionalLong.empty(),
                        Optional.of(study),
                        Optional.empty()),
                sopClass);
    }

    private void count(Key key, String sopClass) {
        var now = clock.instant();
        while (true) {
            var used = underway.size() < UNDERWAY_MAX || underway.containsKey(key) ? key : key.withoutStudy();
            var count = underway.computeIfAbsent(used, _ -> new Count(now));
            count.instances.incrementAndGet();
            count.latest = now;
            if (!sopClass.isEmpty() && !count.sopClasses.contains(sopClass)) {
                count.sopClasses.add(sopClass);
            }
            if (!count.over) {
                return;
            }
            // It was being said at this moment, perhaps without this one: counted again, rather twice than never.
            underway.remove(used, count);
        }
    }

    private void run() {
        try {
            while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                speak(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        speak(true);
    }

    private void speak(boolean everything) {
        var now = clock.instant();
        for (Map.Entry<Key, Count> entry : underway.entrySet()) {
            var count = entry.getValue();
            try {
                if (!count.said && entry.getKey().failure().isEmpty() && !everything) {
                    trail.say(event(entry.getKey(), count, AuditAct.TRANSFER_BEGUN));
                    count.said = true;
                }
                if (everything || isOver(count, now)) {
                    end(entry.getKey(), count);
                }
            } catch (Rejected behind) {
                LOG.warn("{} transfers wait for the audit trail", underway.size());
                return;
            }
        }
    }

    private void end(Key key, Count count) {
        try (var place = trail.place()) {
            count.over = true;
            underway.remove(key, count);
            place.say(event(key, count, AuditAct.IMAGES_TRANSFERRED));
        }
    }

    private boolean isOver(Count count, Instant now) {
        return now.isAfter(count.latest.plus(quiet)) || now.isAfter(count.began.plus(longest));
    }

    private AuditEvent event(Key key, Count count, AuditAct act) {
        var own = ActiveParticipant.application(ownTitle);
        var peer = ActiveParticipant.requestor(
                key.peer().isEmpty() ? key.channel().name() : key.peer(), "", key.address());
        var event = AuditEvent.of(count.began, act, key.received() ? Action.CREATE : Action.READ)
                .command(key.received() ? key.channel().name() : "FORWARD")
                .by(key.received() ? peer.asSource() : own.asSource())
                .by(key.received() ? own.asDestination() : peer.asDestination());
        if (key.failure().isPresent()) {
            event = event.ended(Outcome.MINOR_FAILURE, key.failure().get().text());
        }
        if (key.study().isPresent()) {
            event = subjects.about(event, key.study().get());
        }
        if (act == AuditAct.TRANSFER_BEGUN) {
            return event;
        }
        for (var sopClass : count.sopClasses) {
            event = event.about(
                    new ParticipantObject(2, 3, ParticipantObject.SOP_CLASS_UID, sopClass, "", "", Map.of()));
        }
        return event.about(
                ParticipantObject.resource("instances").with("count", String.valueOf(count.instances.get())));
    }

    /** Says everything that was counted. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSE_MAX)) {
                LOG.error("{} transfers are not in the audit trail", underway.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
