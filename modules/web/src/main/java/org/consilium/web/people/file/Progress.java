package org.consilium.web.people.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.consilium.security.PersonId;

/** How far the imports of this node are; the newest of each person, of the last {@link #KNOWN_MAX} people. */
public final class Progress {

    private static final int KNOWN_MAX = 100;

    private final Map<PersonId, Of> known = new LinkedHashMap<>(KNOWN_MAX, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonId, Of> eldest) {
            return size() > KNOWN_MAX;
        }
    };

    /** A file that is being read. */
    public static final class Of {

        private final int total;
        private volatile int done;

        private Of(int total) {
            this.total = total;
        }

        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread reads the file
        void step() {
            done++;
        }

        int done() {
            return done;
        }

        int total() {
            return total;
        }
    }

    /** @param total lines, or entries */
    Of begin(PersonId person, int total) {
        var of = new Of(total);
        synchronized (known) {
            known.put(person, of);
        }
        return of;
    }

    Optional<Of> find(PersonId person) {
        synchronized (known) {
            return Optional.ofNullable(known.get(person));
        }
    }
}
