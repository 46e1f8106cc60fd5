package org.consilium.archive.check;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Findings.Seen;
import org.consilium.archive.check.IndexedObjects.Indexed;
import org.consilium.archive.check.Rounds.Name;
import org.consilium.archive.check.Rounds.Round;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through the keys of the store and of the index side by side: which objects nobody knows, which are missing, which are
 * too short. What the two lists disagree about is looked up once more before it counts: objects come and go meanwhile.
 */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** Keys compared at a time. */
    private static final int PAGE_OBJECTS = 1000;

    private static final int DAMAGED_MAX = 1000;

    private final ObjectStore store;
    private final IndexedObjects index;
    private final Findings findings;
    private final Rounds rounds;
    private final Duration every;

    /** @param every from the beginning of a round to that of the next */
    Reconciler(ObjectStore store, IndexedObjects index, Findings findings, Rounds rounds, Duration every) {
        this.store = store;
        this.index = index;
        this.findings = findings;
        this.rounds = rounds;
        this.every = every;
    }

    /**
     * Compares the next page, if a round is under way or due.
     *
     * @return whether there is more of it
     * @throws IOException when the store is away: the round goes on from here later
     */
    public boolean step() throws IOException {
        var current = rounds.current(Name.RECONCILE, every);
        if (current.isEmpty() || findings.areTooMany()) {
            return false;
        }
        var round = current.get();
        var stored = store.list(round.position(), PAGE_OBJECTS);
        var indexed = index.after(round.position(), PAGE_OBJECTS);
        if (stored.isEmpty() && indexed.isEmpty()) {
            end(round);
            return false;
        }
        var until = comparableUntil(stored, indexed);
        compare(stored, indexed, until);
        var done = stored.stream()
                .filter(object -> object.key().compareTo(until) <= 0)
                .toList();
        long bytes = done.stream().mapToLong(ObjectSummary::length).sum();
        rounds.advance(Name.RECONCILE, until, done.size(), bytes);
        return true;
    }

    /** The last key that both pages reach; a page that is not full reaches to the end. */
    private static String comparableUntil(List<ObjectSummary> stored, List<Indexed> indexed) {
        if (stored.size() < PAGE_OBJECTS && indexed.size() < PAGE_OBJECTS) {
            return later(
                    stored.isEmpty() ? "" : stored.getLast().key(),
                    indexed.isEmpty() ? "" : indexed.getLast().key());
        }
        if (stored.size() < PAGE_OBJECTS) {
            return indexed.getLast().key();
        }
        if (indexed.size() < PAGE_OBJECTS) {
            return stored.getLast().key();
        }
        var ofStore = stored.getLast().key();
        var ofIndex = indexed.getLast().key();
        return ofStore.compareTo(ofIndex) < 0 ? ofStore : ofIndex;
    }

    private static String later(String a, String b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private void compare(List<ObjectSummary> stored, List<Indexed> indexed, String until) throws IOException {
        Map<String, Long> lengths = new HashMap<>();
        stored.forEach(object -> lengths.put(object.key(), object.length()));
        var suspect = new TreeSet<String>();
        for (var each : indexed) {
            if (each.key().compareTo(until) <= 0 && lengths.getOrDefault(each.key(), -1L) < each.end()) {
                suspect.add(each.key());
            }
        }
        suspect.addAll(index.unknown(stored.stream()
                .filter(object -> object.key().compareTo(until) <= 0)
                .toList()));
        for (var key : suspect) {
            look(key);
        }
    }

    /** Looks one key up on both sides and notes what is wrong now; false when nothing is. */
    boolean look(String key) throws IOException {
        var object = store.stat(key);
        var known = index.find(key);
        if (known.isEmpty()) {
            boolean orphan =
                    object.isPresent() && index.unknown(List.of(object.get())).contains(key);
            if (orphan) {
                findings.note(new Seen(Kind.ORPHAN, key, "", "", 0, object.get().length()));
            }
            return orphan;
        }
        var expected = known.get();
        if (object.isPresent() && object.get().length() >= expected.end()) {
            return false;
        }
        var kind = object.isPresent() ? Kind.SHORT : Kind.MISSING;
        LOG.error("Object {} of the store is {}; {} instances point at it", key, kind, expected.instances());
        long length = object.map(ObjectSummary::length).orElse(0L);
        findings.note(new Seen(kind, key, "", expected.study(), expected.instances(), length));
        return true;
    }

    private void end(Round round) {
        for (var damaged : index.damagedInSpool(DAMAGED_MAX)) {
            findings.note(new Seen(Kind.SPOOL, "", damaged.uid(), damaged.study(), 1, damaged.length()));
        }
        findings.goneSince(round.startedAt().orElseThrow(), Kind.ORPHAN, Kind.MISSING, Kind.SHORT, Kind.SPOOL);
        rounds.end(Name.RECONCILE);
        LOG.info(
                "{} objects of the store compared with the index; open findings: {}", round.objects(), findings.open());
    }
}
