package org.consilium.web.fhir.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.search.Search;
import org.consilium.web.system.SystemTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for changes and calls. Nothing is lost by a crash: what has not been told is found again, because it is compared with what has been.
 * Much that changes between two looks is one call.
 */
public final class Webhooks {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    /** Clocks of several nodes may differ by less; within it a change is compared again. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final WebhookRows rows;
    private final Watch watch;
    private final Bell bell;
    private final SystemTokens systems;
    private final People people;
    private final Limits limits;
    private final Clock clock;

    public Webhooks(
            JdbcClient jdbc,
            Search search,
            FhirCodec codec,
            SystemTokens systems,
            People people,
            Limits limits,
            Clock clock) {
        this.rows = new WebhookRows(jdbc);
        this.watch = new Watch(search, codec);
        this.bell = new Bell(limits.answerMax());
        this.systems = systems;
        this.people = people;
        this.limits = limits;
        this.clock = clock;
    }

    /** The resources of subscriptions, which exist before anything can be searched. */
    public static Subscriptions subscriptions(JdbcClient jdbc, SystemTokens systems, Limits limits, Clock clock) {
        return new Subscriptions(new WebhookRows(jdbc), systems, limits, clock);
    }

    /** One round: every subscription is looked at, and called when it is time. */
    public void work() throws InterruptedException {
        for (Webhook hook : rows.active(clock.instant())) {
            try {
                attend(hook);
            } catch (RuntimeException e) {
                LOG.error("Subscription {} could not be looked at; the others are", hook.id(), e);
            }
        }
    }

    private void attend(Webhook hook) throws InterruptedException {
        Optional<Person> owner = people.find(hook.owner()).filter(Person::active);
        Optional<byte[]> key = systems.key(hook.owner());
        if (owner.isPresent() && key.isPresent()) {
            boolean changed = look(owner.orElseThrow(), hook);
            if ((changed || hook.pending()) && !hook.nextAttemptAt().isAfter(clock.instant())) {
                call(hook, key.orElseThrow());
            }
        }
    }

    private boolean look(Person owner, Webhook hook) {
        if (watch.digest(owner, hook, hook.watchedSince()).equals(hook.told())) {
            return false;
        }
        Instant since = clock.instant().minus(OVERLAP);
        Instant watched = since.isAfter(hook.watchedSince()) ? since : hook.watchedSince();
        rows.changed(hook.id(), watched, watch.digest(owner, hook, watched));
        return true;
    }

    private void call(Webhook hook, byte[] key) throws InterruptedException {
        Instant now = clock.instant();
        var failure = bell.ring(hook, key, now);
        if (failure.isEmpty()) {
            rows.delivered(hook.id());
            return;
        }
        int attempts = hook.attempts() + 1;
        boolean last = attempts >= limits.attemptsMax();
        LOG.warn("Subscription {}: {}{}", hook.id(), failure.orElseThrow(), last ? "; given up" : "");
        rows.failed(hook.id(), attempts, now.plus(limits.pause(attempts)), failure.filter(_ -> last));
    }
}
