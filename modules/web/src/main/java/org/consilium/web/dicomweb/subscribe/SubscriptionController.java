package org.consilium.web.dicomweb.subscribe;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.dicomweb.Warnings;
import org.consilium.web.dicomweb.worklist.Worklist;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscribes to workitems and worklists, ends and suspends that (PS3.18 11.10 to 11.12). Deletion locks are never granted. */
@RestController
@RequestMapping("/dicomweb/workitems/{workitem}/subscribers/{aetitle}")
public final class SubscriptionController {

    private final Worklist worklist;
    private final Subscriptions subscriptions;
    private final Channels channels;
    private final Clock clock;
    private final Optional<String> publicUrl;

    public SubscriptionController(
            Worklist worklist,
            Subscriptions subscriptions,
            Channels channels,
            Clock clock,
            Optional<String> publicUrl) {
        this.worklist = worklist;
        this.subscriptions = subscriptions;
        this.channels = channels;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void subscribe(
            Caller caller,
            @PathVariable String workitem,
            @PathVariable String aetitle,
            @RequestParam Optional<String> deletionlock,
            @RequestParam Optional<String> filter,
            HttpServletRequest request,
            HttpServletResponse response) {
        var resource = new Uid(workitem);
        var subscriber = Subscriber.of(caller, aetitle);
        boolean locked = isWanted(deletionlock);
        List<String> keys = keys(resource, filter);
        if (!Subscription.isWorklist(resource)) {
            worklist.get(caller, resource);
        }
        if (subscriptions.isFull(subscriber)) {
            forgetGone(caller, subscriber);
        }
        subscriptions.put(subscriber, resource, keys, false, clock.instant());
        if (Subscription.isWorklist(resource)) {
            channels.resubscribed(subscriber);
        } else {
            channels.subscribed(subscriber, resource);
        }
        if (locked) {
            Warnings.add(response, "Deletion Lock not granted.");
        }
        response.setHeader(HttpHeaders.CONTENT_LOCATION, address(request, subscriber));
    }

    private void forgetGone(Caller caller, Subscriber subscriber) {
        subscriptions.removeGone(
                subscriber, workitem -> worklist.find(caller, workitem).isPresent());
    }

    /** From one workitem, or from everything: ending a worklist subscription ends those of single workitems too. */
    @DeleteMapping
    void unsubscribe(Caller caller, @PathVariable String workitem, @PathVariable String aetitle) {
        var resource = new Uid(workitem);
        var subscriber = Subscriber.of(caller, aetitle);
        boolean had = subscriptions.remove(subscriber, resource);
        if (Subscription.isWorklist(resource)) {
            if (had) {
                subscriptions.removeAll(subscriber);
            }
        } else {
            had |= leaveOut(caller, subscriber, resource);
        }
        if (!had) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        channels.resubscribed(subscriber);
    }

    /** Takes a workitem out of worklist subscriptions. False: there are none. */
    private boolean leaveOut(Caller caller, Subscriber subscriber, Uid workitem) {
        boolean all = subscriptions.of(subscriber).stream()
                .anyMatch(subscription -> Subscription.isWorklist(subscription.workitem()));
        if (all) {
            worklist.get(caller, workitem);
            subscriptions.put(subscriber, workitem, List.of(), true, clock.instant());
        }
        return all;
    }

    /** No newer workitem is subscribed to; those there are stay. Errors: INVALID_REQUEST for a single workitem. */
    @PostMapping("/suspend")
    void suspend(Caller caller, @PathVariable String workitem, @PathVariable String aetitle) {
        var resource = new Uid(workitem);
        var subscriber = Subscriber.of(caller, aetitle);
        if (!Subscription.isWorklist(resource)) {
            throw new Rejected(Reason.INVALID_REQUEST, "subscriptions to worklists are suspended");
        }
        if (!subscriptions.suspend(subscriber, resource, clock.instant())) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        channels.resubscribed(subscriber);
    }

    private static List<String> keys(Uid resource, Optional<String> filter) {
        if (resource.equals(Subscription.FILTERED)) {
            return Filter.parse(filter.orElse(""));
        }
        if (filter.isPresent()) {
            throw new Rejected(Reason.INVALID_REQUEST, "only the filtered worklist takes a filter");
        }
        return List.of();
    }

    private static boolean isWanted(Optional<String> deletionLock) {
        return switch (deletionLock.orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Rejected(Reason.INVALID_REQUEST, "deletionlock is true or false");
        };
    }

    /** Of the channel, as a WebSocket (PS3.18 11.10.3.2). */
    private String address(HttpServletRequest request, Subscriber subscriber) {
        String base = Resources.of(publicUrl, request).base().replaceFirst("^http", "ws");
        return base + "/subscribers/" + subscriber.aeTitle().value().replace(" ", "%20");
    }
}
