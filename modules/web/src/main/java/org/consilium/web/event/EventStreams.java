package org.consilium.web.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.archive.StudyChanged;
import org.consilium.archive.StudySettled;
import org.consilium.cases.AccessEnded;
import org.consilium.cases.CaseChanged;
import org.consilium.cases.EmergencyChanged;
import org.consilium.exchange.DeliveryChanged;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** All open event streams; hands every change to each of them without waiting for anybody. */
public final class EventStreams implements SmartLifecycle {

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final int streamsMax;
    private final int perPersonMax;
    private volatile boolean running;

    public EventStreams(int streamsMax, int perPersonMax) {
        this.streamsMax = streamsMax;
        this.perPersonMax = perPersonMax;
    }

    /** Errors: TOO_MANY_REQUESTS when the person, or the node, has too many streams already. */
    EventStream open(PersonId person) {
        long ofPerson = streams.stream()
                .filter(stream -> stream.person().equals(person))
                .count();
        if (!running || streams.size() >= streamsMax || ofPerson >= perPersonMax) {
            throw new Rejected(Reason.TOO_MANY_REQUESTS, "event streams");
        }
        EventStream stream = new EventStream(person);
        streams.add(stream);
        return stream;
    }

    void close(EventStream stream) {
        stream.end();
        streams.remove(stream);
    }

    @EventListener
    void on(StudyChanged changed) {
        publish(new Change.StudyOf(changed.study(), changed.institution()));
    }

    @EventListener
    void on(StudySettled settled) {
        publish(new Change.StudyOf(settled.study(), settled.institution()));
    }

    @EventListener
    void on(CaseChanged changed) {
        publish(new Change.CaseOf(changed.id().value(), changed.concerned()));
    }

    @EventListener
    void on(EmergencyChanged changed) {
        publish(new Change.EmergencyOf(changed.id(), changed.officers()));
    }

    @EventListener
    void on(AccessEnded ended) {
        publish(new Change.AccessEndedOf(ended.id().value(), ended.people(), ended.studies(), ended.owner()));
    }

    @EventListener
    void on(DeliveryChanged changed) {
        publish(new Change.DeliveryOf(changed.id().value()));
    }

    private void publish(Change change) {
        streams.forEach(stream -> stream.offer(change));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends the streams before the server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
        streams.forEach(EventStream::end);
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
