package org.consilium.archive.scp;

import org.consilium.archive.Level;
import org.consilium.archive.Query;
import org.consilium.archive.query.Finder;
import org.consilium.kernel.Rejected;

/**
 * The unique keys of a retrieval as a query (PS3.4 C.4.2.1.4): that of its level is required, those above narrow it down where
 * they are given. Other keys have no meaning in a retrieval and are left out.
 */
final class RetrieveKeys {

    private RetrieveKeys() {}

    /** Errors: A900 for a key that is missing, is no UID, or would match more than it names. */
    static Query.Builder of(Identifier identifier) {
        Query.Builder query = Query.builder();
        int own = Identifier.uniqueKey(identifier.level());
        if (identifier.value(own).isEmpty()) {
            throw Identifier.invalid(own, "is required at this level");
        }
        for (Level level : Level.values()) {
            int key = Identifier.uniqueKey(level);
            String value = identifier.value(key);
            if (level.compareTo(identifier.level()) > 0 || value.isEmpty()) {
                continue;
            }
            if (Identifier.isWildcard(value) || (level == Level.PATIENT && value.indexOf('\\') >= 0)) {
                throw Identifier.invalid(key, "names nothing that could be retrieved");
            }
            try {
                Finder.requireMatchable(key, Level.INSTANCE, value);
            } catch (Rejected e) {
                throw Identifier.invalid(key, "has a value that cannot be matched");
            }
            query.match(key, value);
        }
        return query;
    }
}
