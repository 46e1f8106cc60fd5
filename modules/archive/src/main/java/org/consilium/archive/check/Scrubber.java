package org.consilium.archive.check;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.consilium.archive.check.Rounds.Name;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads everything in the store again and again at a set rate, an object at a time, and goes on after a restart. */
public final class Scrubber {

    private static final Logger LOG = LoggerFactory.getLogger(Scrubber.class);

    /** Keys fetched at a time. */
    private static final int PAGE_OBJECTS = 20;

    private final IndexedObjects index;
    private final ObjectReading reading;
    private final Findings findings;
    private final Rounds rounds;
    private final Duration every;
    private final Pace pace;

    /**
     * @param bytesPerSecond at least 1
     * @param every from the beginning of a round to that of the next
     */
    Scrubber(
            IndexedObjects index,
            ObjectReading reading,
            Findings findings,
            Rounds rounds,
            long bytesPerSecond,
            Duration every,
            Clock clock) {
        this.index = index;
        this.reading = reading;
        this.findings = findings;
        this.rounds = rounds;
        this.every = every;
        this.pace = new Pace(bytesPerSecond, clock);
    }

    /**
     * Reads some objects, if a round is under way or due.
     *
     * @return whether there are more
     * @throws IOException when the store is away: the round goes on from here later
     */
    public boolean step() throws IOException, InterruptedException {
        var current = rounds.current(Name.SCRUB, every);
        if (current.isEmpty() || findings.areTooMany()) {
            return false;
        }
        var objects = index.after(current.get().position(), PAGE_OBJECTS);
        for (var object : objects) {
            var read = reading.read(object.key(), pace);
            if (read.isEmpty()) {
                return false;
            }
            rounds.advance(Name.SCRUB, object.key(), 1, read.get());
        }
        if (objects.isEmpty()) {
            rounds.end(Name.SCRUB);
            LOG.info(
                    "{} objects of the store read again; open findings: {}",
                    current.get().objects(),
                    findings.open());
        }
        return !objects.isEmpty();
    }

    /** Ends a step under way within moments; the object it was reading is read again by the next run of the node. */
    void stop() {
        pace.stop();
    }
}
