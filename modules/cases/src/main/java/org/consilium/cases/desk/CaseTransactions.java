package org.consilium.cases.desk;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions whose events are published after their commit and outside of them: a listener that works with the database
 * starts a transaction of its own, and one that fails cannot undo what has been decided.
 */
final class CaseTransactions {

    private static final ScopedValue<Set<Object>> EVENTS = ScopedValue.newInstance();

    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;

    CaseTransactions(TransactionTemplate transaction, ApplicationEventPublisher publisher) {
        this.transaction = transaction;
        this.publisher = publisher;
    }

    <T> T call(Supplier<T> work) {
        if (EVENTS.isBound()) {
            return work.get();
        }
        var events = new LinkedHashSet<Object>();
        T result = ScopedValue.where(EVENTS, events).call(() -> transaction.execute(status -> work.get()));
        events.forEach(publisher::publishEvent);
        return result;
    }

    void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** To be published when the transaction around it has been committed; equal events once. */
    void announce(Object event) {
        EVENTS.get().add(event);
    }
}
