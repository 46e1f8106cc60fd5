package org.consilium.web.fhir.subscription;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.resource.Source;
import org.consilium.web.fhir.resource.Wanted;
import org.consilium.web.system.SystemTokens;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/** The subscriptions of a system, made and shown; each system sees its own. */
public final class Subscriptions implements Source {

    private static final int TEXT_MAX = 1_000;

    private final WebhookRows rows;
    private final SystemTokens systems;
    private final Limits limits;
    private final Clock clock;

    Subscriptions(WebhookRows rows, SystemTokens systems, Limits limits, Clock clock) {
        this.rows = rows;
        this.systems = systems;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public FhirType type() {
        return FhirType.SUBSCRIPTION;
    }

    @Override
    public Optional<DomainResource> read(Person person, String id) {
        return rows.of(person.id()).stream()
                .filter(hook -> hook.id().toString().equals(id))
                .findFirst()
                .map(this::resource);
    }

    @Override
    public List<DomainResource> find(Person person, Wanted wanted) {
        return rows.of(person.id()).stream().map(this::resource).toList();
    }

    /** Its id. Errors: NOT_PROCESSABLE, NOT_AUTHORIZED (not a system), TOO_MANY_REQUESTS. */
    public String create(Person person, Subscription asked) {
        if (!systems.isSystem(person.id())) {
            throw new Rejected(Reason.NOT_AUTHORIZED, "systems subscribe; people have the portal");
        }
        if (rows.of(person.id()).size() >= limits.perSystemMax()) {
            throw new Rejected(Reason.TOO_MANY_REQUESTS, "at most " + limits.perSystemMax() + " subscriptions");
        }
        Instant now = clock.instant();
        var hook = new Webhook(
                UUID.randomUUID(),
                person.id(),
                Watch.criteria(text("criteria", asked.getCriteria())),
                endpoint(asked),
                text("reason", asked.getReason()),
                now,
                Optional.ofNullable(asked.getEnd()).map(Date::toInstant),
                now,
                Watch.NOTHING,
                false,
                0,
                now,
                Optional.empty());
        rows.insert(hook);
        return hook.id().toString();
    }

    /** Errors: NOT_FOUND. */
    public void delete(Person person, String id) {
        boolean deleted = rows.of(person.id()).stream()
                .filter(hook -> hook.id().toString().equals(id))
                .anyMatch(hook -> rows.delete(hook.id(), person.id()));
        if (!deleted) {
            throw new Rejected(Reason.NOT_FOUND);
        }
    }

    private static String text(String element, String text) {
        if (text == null || text.isBlank() || text.length() > TEXT_MAX) {
            throw new Rejected(Reason.NOT_PROCESSABLE, element + ": 1 to " + TEXT_MAX + " characters");
        }
        return text;
    }

    private URI endpoint(Subscription asked) {
        var channel = asked.getChannel();
        if (channel.getType() != SubscriptionChannelType.RESTHOOK || channel.hasPayload() || channel.hasHeader()) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "channel: type rest-hook, without payload and header");
        }
        try {
            var endpoint = new URI(text("channel.endpoint", channel.getEndpoint()));
            if (!limits.hosts().contains(String.valueOf(endpoint.getHost())) || endpoint.getRawUserInfo() != null) {
                throw new Rejected(
                        Reason.NOT_PROCESSABLE, "channel.endpoint: a host that consilium.webhooks.hosts names");
            }
            if (!"https".equals(endpoint.getScheme())
                    && !("http".equals(endpoint.getScheme()) && isLoopback(endpoint.getHost()))) {
                throw new Rejected(Reason.NOT_PROCESSABLE, "channel.endpoint: https");
            }
            return endpoint;
        } catch (URISyntaxException e) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "channel.endpoint is not an address", e);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private DomainResource resource(Webhook hook) {
        var subscription = new Subscription();
        subscription.setId(hook.id().toString());
        subscription.setStatus(
                hook.failure().isPresent()
                        ? SubscriptionStatus.ERROR
                        : hook.endsAt()
                                        .filter(end -> !end.isAfter(clock.instant()))
                                        .isPresent()
                                ? SubscriptionStatus.OFF
                                : SubscriptionStatus.ACTIVE);
        subscription.setReason(hook.reason());
        subscription.setCriteria(hook.criteria());
        hook.endsAt().map(Date::from).ifPresent(subscription::setEnd);
        hook.failure().ifPresent(subscription::setError);
        subscription
                .getChannel()
                .setType(SubscriptionChannelType.RESTHOOK)
                .setEndpoint(hook.endpoint().toString());
        return subscription;
    }
}
