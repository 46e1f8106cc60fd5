package org.consilium.exchange.forward;

import java.util.List;
import org.consilium.archive.InstanceStored;
import org.consilium.exchange.outbox.Outbox;
import org.consilium.exchange.send.Dispatcher;
import org.springframework.context.event.EventListener;

/** Applies the rules to everything that is stored. What came from a destination is never sent back to it. */
public final class Forwarding {

    private final List<ForwardRule> rules;
    private final Outbox outbox;
    private final Dispatcher dispatcher;

    public Forwarding(List<ForwardRule> rules, Outbox outbox, Dispatcher dispatcher) {
        this.rules = List.copyOf(rules);
        this.outbox = outbox;
        this.dispatcher = dispatcher;
    }

    /** The event comes at least once; the outbox takes an instance for a destination once. */
    @EventListener
    public void forward(InstanceStored stored) {
        for (ForwardRule rule : rules) {
            boolean cameFromThere =
                    stored.origin().callingAe().strip().equals(rule.to().value());
            if (!cameFromThere && rule.matches(stored.modality())) {
                outbox.forward(stored.sopInstance(), rule.to());
                dispatcher.wakeAfterCommit(rule.to());
            }
        }
    }
}
