package org.consilium.web.dicomweb.subscribe;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.consilium.cases.CaseChanged;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** All open channels; hands every change of a case to each of them without waiting for anybody. */
public final class Channels implements SmartLifecycle {

    private final Map<ChannelSocket, Subscriber> open = new ConcurrentHashMap<>();
    private final ChannelParts parts;
    private final int channelsMax;
    private final int perCallerMax;
    private volatile boolean running;

    /** @param channelsMax channels of this node; @param perCallerMax of one caller */
    public Channels(ChannelParts parts, int channelsMax, int perCallerMax) {
        this.parts = parts;
        this.channelsMax = channelsMax;
        this.perCallerMax = perCallerMax;
    }

    /** A channel that waits for its connection. Errors: TOO_MANY_REQUESTS. */
    synchronized ChannelSocket open(Subscriber subscriber, Supplier<Optional<Caller>> identity) {
        long own = open.values().stream()
                .filter(other -> other.owner().equals(subscriber.owner()))
                .count();
        if (!running || open.size() >= channelsMax || own >= perCallerMax) {
            throw new Rejected(Reason.TOO_MANY_REQUESTS, "event channels");
        }
        var slot = new ChannelSocket[1];
        slot[0] = new ChannelSocket(subscriber, identity, parts, () -> open.remove(slot[0]));
        open.put(slot[0], subscriber);
        return slot[0];
    }

    /** A channel whose connection did not come about. */
    void abandon(ChannelSocket channel) {
        open.remove(channel);
    }

    void subscribed(Subscriber subscriber, Uid workitem) {
        each(subscriber, waiting -> waiting.announce(workitem));
    }

    void resubscribed(Subscriber subscriber) {
        each(subscriber, Waiting::resubscribe);
    }

    private void each(Subscriber subscriber, Consumer<Waiting> what) {
        open.forEach((channel, other) -> {
            if (other.equals(subscriber)) {
                what.accept(channel.waiting());
            }
        });
    }

    @EventListener
    void on(CaseChanged changed) {
        open.keySet().forEach(channel -> channel.waiting().changed(changed.id()));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends the channels before the server stops. */
    @Override
    public void stop() {
        running = false;
        open.keySet().forEach(channel -> channel.waiting().end());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Last to start and first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
